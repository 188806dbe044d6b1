using System.Text.Json;
using Protocol.Json;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>The schemas are of the dialect on which all validators that we know agree.</summary>
public sealed class DialectTests
{
    private const string IdBase = "https://w3id.org/signalbox/0.1/";

    public static TheoryData<string> Schemas => [.. SchemaFolder.Schemas];

    public static TheoryData<string> Requests =>
        [.. SchemaFolder.Schemas.Where(path => path.EndsWith(".request.json", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Schemas))]
    public void A_schema_loads_with_the_files_to_which_it_refers(string path) =>
        Assert.Empty(JsonSchema.Load(SchemaFolder.Read(path), SchemaFolder.ReadIfThere, path).Faults);

    [Theory, MemberData(nameof(Schemas))]
    public void A_schema_keeps_the_rules_of_style(string path)
    {
        Assert.Empty(StyleFaults.In(SchemaFolder.Read(path)));
        Assert.Empty(JsonSchemaStyle.CheckFile(SchemaFolder.Read(path), SchemaFolder.ReadIfThere, path));
    }

    [Theory, MemberData(nameof(Schemas))]
    public void A_schema_is_named_by_its_path(string path) =>
        Assert.Equal(IdBase + path[..^".json".Length], SchemaFolder.Read(path).GetProperty("$id").GetString());

    [Theory, MemberData(nameof(Schemas))]
    public void A_schema_has_a_title(string path) =>
        Assert.NotEmpty(SchemaFolder.Read(path).GetProperty("title").GetString()!);

    [Theory, MemberData(nameof(Requests))]
    public void A_request_is_closed_but_for_ext_and_meta(string path)
    {
        var schema = SchemaFolder.Read(path);

        Assert.Equal("object", schema.GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.False, schema.GetProperty("additionalProperties").ValueKind);
        var members = schema.GetProperty("properties").EnumerateObject().Select(member => member.Name);
        Assert.Equal(["ext", "_meta"], members.TakeLast(2));
    }

    [Theory, MemberData(nameof(Requests))]
    public void A_request_composes_nothing_at_its_root_so_that_every_host_takes_it_as_a_tool(string path)
    {
        var keywords = SchemaFolder.Read(path).EnumerateObject().Select(keyword => keyword.Name);

        Assert.Empty(keywords.Intersect(["$ref", "allOf", "anyOf", "oneOf", "not"]));
    }

    [Fact]
    public void A_planted_breach_of_style_is_found()
    {
        using var schema = JsonDocument.Parse("""
            {
              "type": "object",
              "properties": {
                "a": { "pattern": "[a-z]" },
                "b": { "if": {} },
                "c": { "$ref": "x.json", "type": "string" }
              },
              "required": ["d"]
            }
            """);

        Assert.Equal(5, StyleFaults.In(schema.RootElement).Count);
    }
}
