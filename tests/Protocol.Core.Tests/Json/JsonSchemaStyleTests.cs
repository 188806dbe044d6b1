using System.Text.Json;

namespace Protocol.Json;

public sealed class JsonSchemaStyleTests
{
    [Theory]
    [InlineData("""{"properties": {}}""", "properties")]
    [InlineData("""{"type": "string", "minimum": 1}""", "minimum")]
    [InlineData("""{"minLength": 1}""", "minLength")]
    [InlineData("""{"type": "object", "required": ["a"]}""", "required")]
    [InlineData("""{"type": "object", "properties": {"b": {}}, "required": ["a"]}""", "required")]
    [InlineData("""{"enum": [{}]}""", "enum")]
    [InlineData("""{"const": []}""", "const")]
    [InlineData("""{"const": 9007199254740992}""", "const")]
    [InlineData("""{"enum": [1.0]}""", "enum")]
    [InlineData("""{"type": "integer", "minimum": 1e3}""", "minimum")]
    [InlineData("""{"type": "string", "maxLength": 2.0}""", "maxLength")]
    [InlineData("""{"type": "string", "pattern": "a"}""", "pattern")]
    [InlineData("""{"type": "string", "pattern": "^a|b$"}""", "pattern")]
    [InlineData("""{"type": "string", "pattern": "^\\d$"}""", "pattern")]
    [InlineData("""{"type": "string", "pattern": "^[\\w]$"}""", "pattern")]
    [InlineData("""{"type": "object", "patternProperties": {"^a": {}, "^b": {}}}""", "patternProperties")]
    [InlineData("""{"type": "object", "patternProperties": {"a": {}}}""", "patternProperties")]
    [InlineData("""{"type": "string", "format": "email"}""", "format")]
    [InlineData("""{"type": "string", "format": "date-time"}""", "format")]
    [InlineData("""{"type": "string", "format": "date-time", "pattern": "^[0-9T:.-]+Z?$"}""", "format")]
    [InlineData("""{"$ref": "#/$defs/a", "maxItems": 1, "type": "array", "$defs": {"a": {}}}""", "maxItems")]
    [InlineData("""{"type": "array", "uniqueItems": true}""", "uniqueItems")]
    [InlineData("""{"type": "array", "uniqueItems": true, "items": {"type": "object"}}""", "uniqueItems")]
    [InlineData("""{"type": "array", "items": {"const": 1e0}}""", "const")]
    [InlineData("""{"oneOf": [{"type": "object"}, {"type": "object"}]}""", "oneOf")]
    public void What_validators_judge_differently_is_refused_by_style_alone(string schema, string keyword)
    {
        var element = JsonElement.Parse(schema);

        Assert.True(JsonSchema.Load(element).IsLoaded);
        Assert.Contains(keyword, JsonSchemaStyle.Check(element).Select(fault => fault.Keyword));
        Assert.False(JsonSchema.LoadPredicate(element).IsLoaded);
    }

    [Fact]
    public void A_schema_in_style_is_loaded_as_a_predicate()
    {
        const string Schema = """
            {
              "type": "object",
              "properties": {
                "at": {
                  "type": "string",
                  "format": "date-time",
                  "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,7})?Z$"
                },
                "labels": { "type": "array", "items": { "$ref": "#/$defs/label", "title": "x" }, "uniqueItems": true },
                "outcome": {
                  "oneOf": [
                    { "type": "object", "properties": { "kind": { "enum": ["pass"] } }, "required": ["kind"] },
                    { "type": "object", "properties": { "kind": { "enum": ["fail"] } }, "required": ["kind"] }
                  ]
                },
                "score": { "anyOf": [{ "type": "number", "minimum": 0.5 }, { "type": "null" }] }
              },
              "required": ["at"],
              "patternProperties": { "^x-": {} },
              "additionalProperties": false,
              "$defs": { "label": { "type": "string", "pattern": "^[a-z]+$" } }
            }
            """;

        Assert.Empty(JsonSchema.LoadPredicate(JsonElement.Parse(Schema)).Faults);
    }

    [Fact]
    public void A_published_schema_names_its_dialect_and_its_id()
    {
        var bare = JsonElement.Parse("""{"type": "string"}""");
        var named = JsonElement.Parse("""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://w3id.org/signalbox/0.1/types/title",
              "type": "string"
            }
            """);

        Assert.Equal(["$schema", "$id"], JsonSchemaStyle.CheckFile(bare).Select(fault => fault.Keyword));
        Assert.Empty(JsonSchemaStyle.CheckFile(named));
    }

    [Fact]
    public void A_predicate_cannot_refer_to_a_file()
    {
        var load = JsonSchema.LoadPredicate(JsonElement.Parse("""{"$ref": "work.json"}"""));

        Assert.Contains("nothing is fetched", Assert.Single(load.Faults).Message);
    }

    [Fact]
    public void Style_sees_through_references_to_files()
    {
        var element = JsonElement.Parse(
            """{"type": "array", "uniqueItems": true, "items": {"$ref": "../types/a.json"}}""");
        static JsonElement? Resolve(string file) =>
            file == "types/a.json" ? JsonElement.Parse("""{"type": "object"}""") : null;

        var fault = Assert.Single(JsonSchemaStyle.Check(element, Resolve, "operations/x.json"));

        Assert.Equal("uniqueItems", fault.Keyword);
    }
}
