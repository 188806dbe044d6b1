using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Protocol.Json;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>The pages in spec/ and the schemas say the same.</summary>
public sealed partial class SpecTests
{
    private const int MaxBytes = 1 << 20;

    private static string Spec => Path.Combine(SchemaFolder.Repository, "spec");

    /// <summary>All but results of JSON-RPC that do not say of which operation, and calls that no hub offers.</summary>
    public static TheoryData<string> Blocks => [.. AllBlocks.Keys.Where(name => Read(name).Schema is not null)];

    private static Dictionary<string, (string Kind, string Text)> AllBlocks { get; } = Pages()
        .SelectMany(page => Fence().Matches(File.ReadAllText(page)).Select((fence, index) => (
            Name: $"{Path.GetRelativePath(SchemaFolder.Repository, page)} #{index + 1}",
            Kind: fence.Groups[1].Value.Trim(),
            Text: fence.Groups[2].Value)))
        .ToDictionary(block => block.Name, block => (block.Kind, block.Text));

    [Theory, MemberData(nameof(Blocks))]
    public void An_example_on_a_page_fits_its_schema(string name)
    {
        var (schema, part) = Read(name);

        Assert.Empty(SchemaFolder.Load(schema!).Validate(part));
    }

    [Fact]
    public void The_table_of_errors_is_the_registry()
    {
        var table = ErrorRow().Matches(Page("errors.md"))
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value, row.Groups[4].Value));
        var registry = Registries.Rows("errors", "errors").Select(row =>
            (row.Text("code"), row.GetProperty("number").GetRawText(), row.Text("retry"), row.Text("title")));

        Assert.Equal(registry.Order(), table.Order());
    }

    [Fact]
    public void The_table_of_reasons_is_the_registry()
    {
        var page = Page("gates.md");
        var table = DottedRow().Matches(page[page.IndexOf("### Reason codes", StringComparison.Ordinal)..])
            .Select(row => row.Groups[1].Value);
        var registry = Registries.Rows("reasons", "reasons").Select(row => row.Text("code"));

        Assert.Equal(registry.Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_error_names_a_requirement_that_is_on_a_page()
    {
        var requirements = Pages().SelectMany(page => Requirement().Matches(File.ReadAllText(page)))
            .Select(match => match.Groups[1].Value).ToHashSet();

        Assert.All(Registries.Rows("errors", "errors"), row => Assert.Contains(row.Text("requirement"), requirements));
    }

    private static (string? Schema, JsonElement Part) Read(string name)
    {
        var (kind, text) = AllBlocks[name];
        return StrictJson.TryParse(Encoding.UTF8.GetBytes(text), MaxBytes, 64, out var value, out var fault)
            ? PartOf(kind, value)
            : throw new FormatException($"{name}: {fault.Message}");
    }

    // A message of JSON-RPC is judged by what it carries; "json-rpc.result claim/acquire" tells of which operation.
    private static (string? Schema, JsonElement Part) PartOf(string kind, JsonElement value)
    {
        var words = kind.Split(' ');
        return words[0] switch
        {
            "json-rpc.request" => (SchemaOf(value.Text("method"), "request"), value.GetProperty("params")),
            "json-rpc.result" when words.Length > 1 => (SchemaOf(words[1], "result"), value.GetProperty("result")),
            "json-rpc.result" => (null, value),
            "json-rpc.error" when value.GetProperty("error").TryGetProperty("data", out var data) =>
                ("types/refusal.json", data),
            "json-rpc.error" => (null, value),
            _ => (words[0] + ".json", value),
        };
    }

    private static string? SchemaOf(string operation, string part) => Registries.Methods
        .Where(row => row.Text("operation") == operation).Select(row => row.Text(part)).SingleOrDefault();

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Spec, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string Page(string name) => File.ReadAllText(Path.Combine(Spec, name));

    [GeneratedRegex(@"^```json ([^\n]+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| `([a-z-]+)` \| ([0-9]{4}) \| `([a-z-]+)` \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();

    [GeneratedRegex(@"^\| `([a-z]+\.[a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex DottedRow();

    [GeneratedRegex(@"\*\*\[(SB-[A-Z]+-[0-9]{3})\]\*\*")]
    private static partial Regex Requirement();
}
