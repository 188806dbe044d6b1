using System.Text.Json;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>What an agent's tools take is what the operations behind them take, flat.</summary>
public sealed class ToolSchemaTests
{
    private static readonly string[] Bounds =
    [
        "type", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems",
    ];

    /// <summary>What stands elsewhere in the request than at its top.</summary>
    private static readonly Dictionary<string, string> Nested = new()
    {
        ["commit"] = "subject.gitCommit", ["tree"] = "subject.gitTree", ["sha256"] = "subject.sha256",
        ["accept_handoff.commit"] = "readback.subject.gitCommit", ["accept_handoff.tree"] = "readback.subject.gitTree",
        ["accept_handoff.sha256"] = "readback.subject.sha256", ["accept_handoff.goal"] = "readback.goal",
        ["accept_handoff.firstAction"] = "readback.firstAction", ["accept_handoff.unmet"] = "readback.unmet",
        ["summary"] = "narrative.summary", ["actions"] = "narrative.actions", ["decisions"] = "narrative.decisions",
        ["hazards"] = "narrative.hazards", ["tried"] = "narrative.tried", ["assumptions"] = "narrative.assumptions",
        ["questions"] = "narrative.questions", ["toRole"] = "to.role", ["toPrincipal"] = "to.principal",
        ["show.workflow"] = "id",
    };

    /// <summary>Arguments by which the front end chooses an operation: they reach none.</summary>
    private static readonly string[] OfTheFrontEnd = ["show.workflows", "show.events", "show.describe"];

    /// <summary>Bounds that the front end sets otherwise, and why.</summary>
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["claim.waitMs maximum"] = "Hosts give up on a call that takes longer.",
        ["handoff.reason enum"] = "crash-recovery is the hub's own reason [SB-HAND-020].",
    };

    public static TheoryData<string> Tools => [.. SchemaFolder.Schemas
        .Where(path => path.StartsWith("mcp/", StringComparison.Ordinal) && path != "mcp/result.json")];

    [Fact]
    public void Every_tool_reaches_operations_and_every_tool_of_the_list_has_a_schema() => Assert.Equal(
        Registries.Methods.Select(ToolOf).OfType<string>().Distinct().Order(StringComparer.Ordinal),
        Tools.Select(row => Path.GetFileNameWithoutExtension(row.Data)).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Tools))]
    public void An_argument_stands_in_the_request_and_what_it_bounds_is_bounded_alike_there(string path)
    {
        var tool = Path.GetFileNameWithoutExtension(path);
        var faults =
            from argument in SchemaFolder.Read(path).GetProperty("properties").EnumerateObject()
            let name = $"{tool}.{argument.Name}"
            where !OfTheFrontEnd.Contains(name)
            let found = Find(tool, argument.Name).Select(member => Faults(name, argument.Value, member).ToList())
            from fault in found.MinBy(faults => faults.Count)
                ?? [$"{name} stands in no request: say in {nameof(Nested)} where, or take it out."]
            select fault;

        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_server_lists_the_tools_as_their_schemas_say()
    {
        await using var wire = Wire.Mcp(new FakeHub(), new() { CreateWork = true });

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");

        var listed = answer.GetProperty("result").GetProperty("tools").EnumerateArray().ToList();
        Assert.Equal(
            Tools.Select(row => Path.GetFileNameWithoutExtension(row.Data)).Order(StringComparer.Ordinal),
            listed.Select(tool => tool.Text("name")).Order(StringComparer.Ordinal));
        Assert.All(listed, tool =>
        {
            var schema = SchemaFolder.Read($"mcp/{tool.Text("name")}.json");
            Assert.Equal(schema.Text("description"), tool.Text("description"));
            foreach (var keyword in (string[])["properties", "required", "additionalProperties"])
                Assert.Equal(Text(schema, keyword), Text(tool.GetProperty("inputSchema"), keyword));
        });
    }

    private static IEnumerable<string> Faults(string name, JsonElement argument, JsonElement member) =>
        Bounds.Where(bound => !Otherwise.ContainsKey($"{name} {bound}"))
            .Where(bound => argument.TryGetProperty(bound, out _) && Text(argument, bound) != Text(member, bound))
            .Select(bound => $"{name}: {bound} is {Text(argument, bound)}, the request has {Text(member, bound)}.");

    // A tool for reading reaches several operations; an argument is for one of them.
    private static IEnumerable<JsonElement> Find(string tool, string argument)
    {
        var place = Nested.GetValueOrDefault($"{tool}.{argument}") ?? Nested.GetValueOrDefault(argument, argument);
        return Registries.Methods.Where(row => ToolOf(row) == tool)
            .Select(row => At(row.Text("request"), place.Split('.'))).OfType<JsonElement>();
    }

    private static JsonElement? At(string file, IEnumerable<string> place)
    {
        var schema = SchemaFolder.Read(file);
        foreach (var name in place.Append(""))
        {
            while (schema.TryGetProperty("$ref", out var reference))
            {
                file = SchemaFolder.Join(file, reference.GetString()!);
                schema = SchemaFolder.Read(file);
            }

            if (name.Length == 0) return schema;
            if (!schema.TryGetProperty("properties", out var members) || !members.TryGetProperty(name, out schema))
                return null;
        }

        return schema;
    }

    private static string? ToolOf(JsonElement row) =>
        row.TryGetProperty("tool", out var tool) ? tool.GetString() : null;

    private static string? Text(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) ? JsonSerializer.Serialize(value) : null;
}
