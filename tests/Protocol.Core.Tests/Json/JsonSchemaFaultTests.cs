using System.Text.Json;

namespace Protocol.Json;

public sealed class JsonSchemaFaultTests
{
    private const string Claim = """
        {
          "type": "object",
          "properties": {
            "claim": { "type": "string", "pattern": "^[A-Za-z0-9.]+$", "maxLength": 8 },
            "work": { "type": "string" },
            "leaseMs": { "type": "integer", "minimum": 5000, "maximum": 86400000 },
            "labels": { "type": "array", "items": { "type": "string" }, "maxItems": 2, "uniqueItems": true },
            "mode": { "enum": ["checked", "forced", 3] },
            "since": { "anyOf": [{ "type": "string", "format": "date-time" }, { "type": "null" }] }
          },
          "required": ["claim"],
          "additionalProperties": false
        }
        """;

    [Theory]
    [InlineData("""{"clam": "x"}""", "/clam", "additionalProperties", "Unknown member 'clam'; did you mean 'claim'?")]
    [InlineData("""{"clam": "x"}""", "/claim", "required", "The member 'claim' is missing.")]
    [InlineData("""{"claim": "x", "lease_ms": 5000}""", "/lease_ms", "additionalProperties",
        "Unknown member 'lease_ms'; did you mean 'leaseMs'?")]
    [InlineData("""{"claim": "x", "workItem": "W"}""", "/workItem", "additionalProperties",
        "Unknown member 'workItem'; did you mean 'work'?")]
    [InlineData("""{"claim": "x", "foo/~": 1}""", "/foo~1~0", "additionalProperties",
        "Unknown member 'foo/~'; known are 'claim', 'work', 'leaseMs', 'labels', 'mode', 'since'.")]
    [InlineData("""{"claim": 7}""", "/claim", "type", "A string is wanted here, found the number 7.")]
    [InlineData("""{"claim": null}""", "/claim", "type",
        "A string is wanted here, found null; leave it out where there is nothing to say.")]
    [InlineData("""{"claim": "123456789"}""", "/claim", "maxLength", "Too long: 9 of at most 8 characters.")]
    [InlineData("""{"claim": "a b"}""", "/claim", "pattern", "'a b' does not match ^[A-Za-z0-9.]+$")]
    [InlineData("""{"claim": "x", "leaseMs": 10}""", "/leaseMs", "minimum", "At least 5000 is wanted here, found 10.")]
    [InlineData("""{"claim": "x", "leaseMs": 1.5e4, "labels": {}}""", "/labels", "type",
        "An array is wanted here, found an object.")]
    [InlineData("""{"claim": "x", "leaseMs": 5000.5}""", "/leaseMs", "type",
        "A whole number is wanted here, found the number 5000.5.")]
    [InlineData("""{"claim": "x", "labels": ["a", "a"]}""", "/labels/1", "uniqueItems", "This item equals item 0.")]
    [InlineData("""{"claim": "x", "labels": ["a", 1]}""", "/labels/1", "type",
        "A string is wanted here, found the number 1.")]
    [InlineData("""{"claim": "x", "labels": ["a", "b", "c"]}""", "/labels", "maxItems",
        "Too many: 3 of at most 2 items.")]
    [InlineData("""{"claim": "x", "mode": "forcd"}""", "/mode", "enum",
        "One of 'checked', 'forced', 3 is wanted here, found 'forcd'; did you mean 'forced'?")]
    [InlineData("""{"claim": "x", "since": "yesterday"}""", "/since", "format",
        "'yesterday' is no instant such as 2026-01-31T12:00:00.000Z.")]
    [InlineData("""{"claim": "x", "since": 5}""", "/since", "anyOf",
        "One of these is wanted here: A string, Null. Found the number 5.")]
    [InlineData("[]", "", "type", "An object is wanted here, found an array.")]
    public void A_fault_says_where_and_what_and_what_was_meant(
        string instance, string pointer, string keyword, string message) =>
        Assert.Contains(new SchemaFault(pointer, keyword, message), FaultsOf(Claim, instance));

    [Theory]
    [InlineData("""{"claim": "x", "leaseMs": 5e3, "mode": 3.0, "since": null}""")]
    [InlineData("""{"claim": "x", "labels": ["a", "b"], "since": "2026-02-28T23:59:59.123+01:00"}""")]
    public void A_valid_value_has_no_faults(string instance) => Assert.Empty(FaultsOf(Claim, instance));

    [Fact]
    public void All_faults_of_a_value_are_told_at_once()
    {
        var faults = FaultsOf(Claim, """{"clam": "x", "leaseMs": 1, "labels": [1, 2]}""");

        Assert.Equal(["/clam", "/leaseMs", "/labels/0", "/labels/1", "/claim"], faults.Select(fault => fault.Pointer));
    }

    [Theory]
    [InlineData("""{"kind": "b", "size": "x"}""", "/size", "type")]
    [InlineData("""{"kind": "c"}""", "/kind", "enum")]
    [InlineData("""{"kind": 1}""", "/kind", "enum")]
    [InlineData("""{"size": 1}""", "/kind", "required")]
    public void A_tagged_union_is_explained_by_the_branch_that_the_tag_names(
        string instance, string pointer, string keyword)
    {
        const string Union = """
            {
              "oneOf": [{ "$ref": "#/$defs/a" }, { "$ref": "#/$defs/b" }],
              "$defs": {
                "a": { "type": "object", "properties": { "kind": { "enum": ["a"] } }, "required": ["kind"] },
                "b": {
                  "type": "object",
                  "properties": { "kind": { "enum": ["b"] }, "size": { "type": "integer" } },
                  "required": ["kind"]
                }
              }
            }
            """;

        var fault = Assert.Single(FaultsOf(Union, instance));

        Assert.Equal((pointer, keyword), (fault.Pointer, fault.Keyword));
    }

    [Theory]
    [InlineData("""{"not": {"type": "null"}}""", "null", "not")]
    [InlineData("""{"oneOf": [{"type": "string"}, {"maxLength": 3}]}""", "\"ab\"", "oneOf")]
    [InlineData("""{"anyOf": [{"maximum": 1}, {"minimum": 3}]}""", "2", "anyOf")]
    [InlineData("""{"const": {"a": [1, 2]}}""", """{"a": [2, 1]}""", "const")]
    [InlineData("""{"exclusiveMinimum": 0.1}""", "0.10", "exclusiveMinimum")]
    [InlineData("""{"exclusiveMaximum": 1e2}""", "100", "exclusiveMaximum")]
    [InlineData("""{"maximum": 9007199254740993}""", "9007199254740993.5", "maximum")]
    [InlineData("""{"minimum": -1e-300}""", "-1.0000000000000000000000000001e-300", "minimum")]
    [InlineData("""{"minLength": 2}""", "\"\\ud83d\\ude00\"", "minLength")]
    public void Each_keyword_names_itself(string schema, string instance, string keyword) =>
        Assert.Equal(keyword, Assert.Single(FaultsOf(schema, instance)).Keyword);

    [Fact]
    public void Two_schemas_that_demand_the_same_are_one_fault() =>
        Assert.Single(FaultsOf("""{"allOf": [{"type": "string"}, {"type": "string"}]}""", "1"));

    [Fact]
    public void Faults_are_reported_up_to_a_number_and_always_in_the_same_order()
    {
        var items = $"[{string.Join(",", Enumerable.Range(0, 100))}]";
        const string Schema = """{"items": {"type": "string"}}""";

        var faults = FaultsOf(Schema, items);

        Assert.Equal(SchemaSettings.Default.MaxFaults, faults.Count);
        Assert.Equal(faults, FaultsOf(Schema, items));
    }

    [Fact]
    public void A_value_that_needs_too_many_steps_is_invalid_even_under_not()
    {
        var links = Enumerable.Range(0, 22).Select(number =>
            $$"""
            "a{{number}}": {"allOf": [{"$ref": "#/$defs/a{{number + 1}}"}, {"$ref": "#/$defs/a{{number + 1}}"}]}
            """);
        var definitions = string.Join(",", links.Append("\"a22\": {}"));
        var schema = $$"""{"not": {"$ref": "#/$defs/a0"}, "$defs": { {{definitions}} } }""";

        Assert.Equal("limit", Assert.Single(FaultsOf(schema, "1")).Keyword);
    }

    [Fact]
    public void A_value_that_is_nested_too_deeply_for_a_recursive_schema_is_invalid()
    {
        var deep = JsonElement.Parse(
            new string('[', 2000) + new string(']', 2000), new JsonDocumentOptions { MaxDepth = 3000 });
        var schema = JsonSchema.Load(JsonElement.Parse("""{"items": {"$ref": "#"}}""")).Schema!;

        Assert.Equal("limit", Assert.Single(schema.Validate(deep)).Keyword);
    }

    [Fact]
    public void A_format_is_an_annotation_where_it_is_not_asserted()
    {
        var schema = JsonSchema.Load(JsonElement.Parse("""{"format": "date-time"}""")).Schema!;
        var value = JsonElement.Parse("\"yesterday\"");

        Assert.Empty(schema.Validate(value, new SchemaSettings(AssertFormat: false)));
        Assert.Single(schema.Validate(value));
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", true)]
    [InlineData("2024-02-29T00:00:00.123456789Z", true)]
    [InlineData("2026-01-31t12:00:00z", true)]
    [InlineData("2026-01-31T12:00:00-23:59", true)]
    [InlineData("2026-02-29T12:00:00Z", false)]
    [InlineData("2026-02-30T12:00:00Z", false)]
    [InlineData("2026-13-01T12:00:00Z", false)]
    [InlineData("0000-01-01T12:00:00Z", false)]
    [InlineData("2026-01-31T24:00:00Z", false)]
    [InlineData("2026-01-31T12:00:60Z", false)]
    [InlineData("2026-01-31T12:00:00", false)]
    [InlineData("2026-01-31T12:00:00.Z", false)]
    [InlineData("2026-01-31T12:00:00+0100", false)]
    [InlineData("2026-01-31T12:00:00+24:00", false)]
    [InlineData("2026-01-31 12:00:00Z", false)]
    [InlineData("2026-01-31", false)]
    [InlineData("٢٠٢٦-01-31T12:00:00Z", false)]
    [InlineData("2026-01-31T12:00:00Z\n", false)]
    [InlineData("", false)]
    public void An_instant_is_a_real_one_with_a_zone(string text, bool isValid)
    {
        var instance = ProtocolJson.ToElement(text).GetRawText();

        Assert.Equal(isValid, FaultsOf("""{"format": "date-time"}""", instance).Count == 0);
    }

    private static IReadOnlyList<SchemaFault> FaultsOf(string schema, string instance)
    {
        var load = JsonSchema.Load(JsonElement.Parse(schema));
        Assert.True(load.IsLoaded, string.Join(" ", load.Faults));
        return load.Schema.Validate(JsonElement.Parse(instance));
    }
}
