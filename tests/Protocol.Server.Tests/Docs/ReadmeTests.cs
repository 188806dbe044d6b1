using System.Text.Json.Nodes;

namespace Protocol.Server.Tests.Docs;

/// <summary>What README.md and its companions say is so.</summary>
public sealed class ReadmeTests
{
    public static TheoryData<string> Pages => [.. Page.All.Select(path => new TheoryDataRow<string>(path))];

    [Theory, MemberData(nameof(Pages))]
    public void Every_file_that_a_page_names_is_there(string path)
    {
        string[] missing = [.. new Page(path).Named().Where(name => !Path.Exists(Path.Combine(Page.Root, name)))];

        Assert.Empty(missing);
    }

    [Fact]
    public void The_five_minutes_go_as_they_are_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The README's commands are for a POSIX shell.");
        using var newcomer = new Newcomer();
        string[] blocks = [.. new Page("README.md").Blocks("console").Select(block => block.Body)];

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Empty(newcomer.Type(block)));
    }

    [Theory]
    [InlineData("$ signalbox status\n", "ended with 64")]
    [InlineData("$ echo yes\nno\n", "'no' is not seen")]
    public void A_command_that_goes_otherwise_is_noticed(string block, string fault)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The README's commands are for a POSIX shell.");
        using var newcomer = new Newcomer();

        Assert.Contains(fault, Assert.Single(newcomer.Type(block)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Pages))]
    public void An_excerpt_is_what_its_file_says(string path)
    {
        foreach (var (source, body) in new Page(path).Blocks("json"))
        {
            var (file, pointer) = (source.Split('#')[0], source.Split('#')[1]);
            var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Page.Root, file)));

            Assert.True(JsonNode.DeepEquals(Find(document, pointer), JsonNode.Parse(body)), source);
        }
    }

    [Fact]
    public void The_exit_codes_are_those_of_the_standard()
    {
        var standard = File.ReadAllText(Path.Combine(Page.Root, "spec/bindings/cli.md"));
        var told = new Page("README.md").Text.Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
            .Select(line => string.Join('|', line.Split('|')[..3]) + "|");

        Assert.Equal(6, told.Count());
        Assert.All(told, row => Assert.Contains(row, standard, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_tool_is_named()
    {
        var text = new Page("README.md").Text;
        var tools = Directory.EnumerateFiles(Path.Combine(Page.Root, "schemas/mcp"), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "result").ToArray();

        Assert.Equal(12, tools.Length);
        Assert.All(tools, tool => Assert.Contains($"`{tool}`", text, StringComparison.Ordinal));
    }

    private static JsonNode? Find(JsonNode? node, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(
            node, (at, step) => at is JsonArray array ? array[int.Parse(step, null)] : at?[step]);
}
