using System.Text.Json;
using Protocol.Operations;
using Protocol.Schemas;

namespace Protocol.Sdk.Tests.Spec;

/// <summary>The tables of spec/ that are kept by hand say what the registries and the types say.</summary>
public sealed class RegistryTests
{
    [Fact]
    public void The_tools_are_those_of_the_operations()
    {
        var written =
            from cells in SpecPages.Rows("bindings/mcp.md", "| tool | operation | arguments |")
            from operation in cells[1].Split(", ")
            select $"{cells[0]} {operation.Trim('`')}";
        var known = OperationTable.All.Where(operation => operation.Tool is not null)
            .Select(operation => $"{operation.Tool} {operation.Name}");

        Assert.Equal(known.Order(), written.Order());
    }

    [Fact]
    public void The_exit_codes_name_every_error_once()
    {
        var written =
            from cells in SpecPages.Rows("bindings/cli.md", "| error | exit code |")
            from code in cells[0].Split(", ")
            select code.Trim('`');

        Assert.Equal(Enum.GetValues<ErrorCode>().Select(Refusals.Spell).Order(), written.Order());
    }

    [Fact]
    public void Every_reason_that_a_page_names_is_registered()
    {
        var known = Entries("reasons").Select(entry => Text(entry, "code")).ToHashSet();
        var prefixes = known.Select(code => code.Split('.')[0]).ToHashSet();
        var unknown =
            from example in SpecPages.Examples
            from code in Codes(JsonElement.Parse(example.Text))
            where prefixes.Contains(code.Split('.')[0]) && code.Contains('.', StringComparison.Ordinal)
            where !known.Contains(code)
            select $"{example}: {code}";

        Assert.Empty(unknown);
    }

    private static IEnumerable<string> Codes(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member =>
            member is { Name: "code", Value.ValueKind: JsonValueKind.String }
                ? [member.Value.GetString()!]
                : Codes(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Codes),
        _ => [],
    };

    private static JsonElement.ArrayEnumerator Entries(string registry) =>
        SchemaSet.Read($"registries/{registry}.json")!.Value.EnumerateObject()
            .Single(member => member.Value.ValueKind == JsonValueKind.Array).Value.EnumerateArray();

    private static string Text(JsonElement entry, string member) => entry.GetProperty(member).GetString()!;
}
