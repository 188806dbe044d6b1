using System.Globalization;
using System.Text.Json;
using Protocol.Operations;
using Protocol.Schemas;

namespace Protocol.Sdk.Tests.Spec;

/// <summary>The tables of spec/ say what the registries and the types say.</summary>
public sealed class RegistryTests
{
    [Fact]
    public void The_table_of_errors_is_that_of_the_codes()
    {
        var written = SpecPages.Rows("errors.md", "| code | number | retry | title |").Select(Join);
        var known = Enum.GetValues<ErrorCode>().OrderBy(code => (int)code).Select(code => string.Join(
            " | ",
            Refusals.Spell(code),
            ((int)code).ToString(CultureInfo.InvariantCulture),
            Refusals.Spell(Refusals.RetryOf(code)),
            Refusals.TitleOf(code)));

        Assert.Equal(known, written);
    }

    [Fact]
    public void The_table_of_reasons_is_that_of_the_registry()
    {
        var written = SpecPages.Rows("gates.md", "| code | status | meaning |").Select(Join);
        var known = Entries("reasons").Select(
            entry => $"{Text(entry, "code")} | {Text(entry, "status")} | {Text(entry, "meaning")}");

        Assert.Equal(known, written);
    }

    [Fact]
    public void The_list_of_events_is_that_of_the_registry()
    {
        var written =
            from cells in SpecPages.Rows("journal.md", "| type | of | see |")
            from type in cells[0].Split(',')
            select type.Trim(' ', '`');

        Assert.Equal(Entries("event-types").Select(entry => Text(entry, "type")).Order(), written.Order());
    }

    [Fact]
    public void The_table_of_limits_is_that_of_the_type()
    {
        var known = ProtocolJson.ToElement(new Limits()).EnumerateObject()
            .Select(limit => $"{limit.Name} {limit.Value.GetInt64().ToString("N0", CultureInfo.InvariantCulture)}");
        var written =
            from cells in SpecPages.Rows("security.md", "| limit | default | what exceeds it |")
            from pair in cells[0].Split(", ").Zip(cells[1].Split("; "))
            select $"{pair.First.Trim('`')} {pair.Second}";

        Assert.Equal(known.Order(), written.Order());
    }

    [Fact]
    public void The_scopes_name_every_operation_once()
    {
        var written =
            from cells in SpecPages.Rows("security.md", "| scope | operations | agent | verifier | human |")
            from operation in cells[1].Split(", ")
            select operation.Trim('`');

        Assert.Equal(OperationTable.All.Select(operation => operation.Name).Order(), written.Order());
    }

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

    private static string Join(string[] cells) => string.Join(" | ", cells);

    private static string Text(JsonElement entry, string member) => entry.GetProperty(member).GetString()!;
}
