using System.Text.Json;

namespace Protocol.Json;

public sealed class JsonSchemaLoadTests
{
    [Theory]
    [InlineData("true", "")]
    [InlineData("[]", "")]
    [InlineData("""{"properties": {"a": false}}""", "/properties/a")]
    [InlineData("""{"if": {}}""", "/if")]
    [InlineData("""{"prefixItems": [{}]}""", "/prefixItems")]
    [InlineData("""{"minProperties": 1}""", "/minProperties")]
    [InlineData("""{"multipleOf": 2}""", "/multipleOf")]
    [InlineData("""{"$anchor": "a"}""", "/$anchor")]
    [InlineData("""{"$dynamicRef": "#a"}""", "/$dynamicRef")]
    [InlineData("""{"definitions": {}}""", "/definitions")]
    [InlineData("""{"type": ["string", "null"]}""", "/type")]
    [InlineData("""{"type": "text"}""", "/type")]
    [InlineData("""{"enum": []}""", "/enum")]
    [InlineData("""{"enum": [1, 1.0]}""", "/enum")]
    [InlineData("""{"required": ["a", "a"]}""", "/required")]
    [InlineData("""{"required": [1]}""", "/required")]
    [InlineData("""{"minLength": -1}""", "/minLength")]
    [InlineData("""{"maxItems": 1.5}""", "/maxItems")]
    [InlineData("""{"minimum": "1"}""", "/minimum")]
    [InlineData("""{"uniqueItems": 1}""", "/uniqueItems")]
    [InlineData("""{"anyOf": []}""", "/anyOf")]
    [InlineData("""{"allOf": {}}""", "/allOf")]
    [InlineData("""{"properties": []}""", "/properties")]
    [InlineData("""{"items": [{}]}""", "/items")]
    [InlineData("""{"additionalProperties": 1}""", "/additionalProperties")]
    [InlineData("""{"$schema": "http://json-schema.org/draft-07/schema#"}""", "/$schema")]
    [InlineData("""{"not": {"$schema": "https://json-schema.org/draft/2020-12/schema"}}""", "/not/$schema")]
    [InlineData("""{"$id": "work.json"}""", "/$id")]
    [InlineData("""{"items": {"$id": "https://example.org/a"}}""", "/items/$id")]
    [InlineData("""{"type": "string", "type": "number"}""", "/type")]
    [InlineData("""{"properties": {"a": {}, "a": {}}}""", "/properties/a")]
    [InlineData("""{"$ref": "https://example.org/a.json"}""", "/$ref")]
    [InlineData("""{"$ref": "file:///etc/passwd"}""", "/$ref")]
    [InlineData("""{"$ref": "/etc/a.json"}""", "/$ref")]
    [InlineData("""{"$ref": "../a.json"}""", "/$ref")]
    [InlineData("""{"$ref": "a/../b.json"}""", "/$ref")]
    [InlineData("""{"$ref": "#/properties/a", "properties": {"a": {}}}""", "/$ref")]
    [InlineData("""{"$ref": "#/$defs/b", "$defs": {"a": {}}}""", "/$ref")]
    [InlineData("""{"$ref": "#a"}""", "/$ref")]
    [InlineData("""{"$ref": ""}""", "/$ref")]
    [InlineData("""{"$ref": 1}""", "/$ref")]
    [InlineData("""{"$ref": "absent.json"}""", "/$ref")]
    public void What_is_not_of_the_dialect_is_refused_where_it_stands(string schema, string pointer) =>
        Assert.Contains(pointer, FaultsOf(schema).Select(fault => fault.Pointer));

    [Theory]
    [InlineData("""{"$ref": "#"}""")]
    [InlineData("""{"allOf": [{"$ref": "#"}]}""")]
    [InlineData("""{"not": {"anyOf": [{}, {"$ref": "#"}]}}""")]
    [InlineData("""{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"oneOf": [{"$ref": "#"}]}}}""")]
    [InlineData("""{"$defs": {"a": {"$ref": "#/$defs/a"}}}""")]
    public void A_schema_that_refers_to_itself_for_the_same_value_is_refused(string schema) =>
        Assert.Contains("refers to itself", Assert.Single(FaultsOf(schema)).Message);

    [Theory]
    [InlineData("""{"properties": {"a": {"$ref": "#"}}}""")]
    [InlineData("""{"items": {"$ref": "#"}}""")]
    [InlineData("""{"additionalProperties": {"$ref": "#"}}""")]
    [InlineData("""{"patternProperties": {"^x": {"$ref": "#"}}}""")]
    [InlineData("""{"$defs": {"a": {"type": "string"}}, "allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}]}""")]
    public void A_schema_that_refers_to_itself_for_another_value_is_loaded(string schema) =>
        Assert.Empty(FaultsOf(schema));

    [Fact]
    public void Each_bound_of_a_schema_holds_exactly()
    {
        Assert.Empty(FaultsOf(Nested(SchemaLimits.MaxDepth)));
        Assert.Contains("nested", Assert.Single(FaultsOf(Nested(SchemaLimits.MaxDepth + 1))).Message);
        Assert.Empty(FaultsOf(Branches(SchemaLimits.MaxSubschemas - 1)));
        Assert.Contains("schemas in the file", Assert.Single(FaultsOf(Branches(SchemaLimits.MaxSubschemas))).Message);
        Assert.Empty(FaultsOf(Chain(SchemaLimits.MaxRefHops)));
        Assert.Contains("follow each other", Assert.Single(FaultsOf(Chain(SchemaLimits.MaxRefHops + 1))).Message);
        Assert.Empty(FaultsOf(OfSize(SchemaLimits.MaxBytes)));
        Assert.Contains("bytes", Assert.Single(FaultsOf(OfSize(SchemaLimits.MaxBytes + 1))).Message);
    }

    [Fact]
    public void All_patterns_of_a_file_together_are_bounded()
    {
        var patterns = string.Join(",", Enumerable.Repeat("{\"pattern\":\"a{1500}\"}", 20));

        Assert.Contains(FaultsOf($"{{\"anyOf\":[{patterns}]}}"), fault => fault.Keyword == "limit");
    }

    [Fact]
    public void A_misspelt_keyword_is_answered_with_the_one_that_was_meant()
    {
        var fault = Assert.Single(FaultsOf("""{"additionalPropertys": false}"""));

        Assert.Equal(
            "The keyword 'additionalPropertys' does not belong to this dialect; did you mean 'additionalProperties'?",
            fault.Message);
    }

    [Fact]
    public void Files_of_a_set_refer_to_each_other_by_their_paths()
    {
        var set = new Dictionary<string, string>
        {
            ["operations/claim.json"] = """{"properties": {"work": {"$ref": "../types/work.json"}}}""",
            ["types/work.json"] = """{"$ref": "texts.json#/$defs/id"}""",
            ["types/texts.json"] = """{"$defs": {"id": {"type": "string", "pattern": "^W-[0-9]+$"}}}""",
        };

        var load = LoadFrom(set, "operations/claim.json");

        Assert.True(load.IsLoaded);
        Assert.Empty(load.Schema.Validate(JsonElement.Parse("""{"work": "W-1"}""")));
        Assert.Equal("/work", Assert.Single(load.Schema.Validate(JsonElement.Parse("""{"work": "X"}"""))).Pointer);
    }

    [Fact]
    public void Files_may_refer_to_each_other_around_a_member_but_not_around_nothing()
    {
        var good = new Dictionary<string, string>
        {
            ["a.json"] = """{"properties": {"b": {"$ref": "b.json"}}, "additionalProperties": false}""",
            ["b.json"] = """{"$ref": "a.json"}""",
        };
        var bad = new Dictionary<string, string>
        {
            ["a.json"] = """{"$ref": "b.json"}""",
            ["b.json"] = """{"allOf": [{"$ref": "a.json"}]}""",
        };

        var schema = LoadFrom(good, "a.json").Schema;

        Assert.NotNull(schema);
        Assert.Empty(schema.Validate(JsonElement.Parse("""{"b": {"b": {}}}""")));
        Assert.Equal("/b/b/c", Assert.Single(schema.Validate(JsonElement.Parse("""{"b": {"b": {"c": 1}}}"""))).Pointer);
        Assert.Contains("refers to itself", Assert.Single(LoadFrom(bad, "a.json").Faults).Message);
    }

    [Fact]
    public void A_fault_in_another_file_names_the_file()
    {
        var set = new Dictionary<string, string>
        {
            ["a.json"] = """{"$ref": "types/b.json"}""",
            ["types/b.json"] = """{"items": {"foo": 1}}""",
        };

        Assert.Equal("types/b.json#/items/foo", Assert.Single(LoadFrom(set, "a.json").Faults).Pointer);
    }

    [Fact]
    public void A_set_without_end_is_refused()
    {
        var load = JsonSchema.Load(JsonElement.Parse("""{"$ref": "x1.json"}"""), file =>
            JsonElement.Parse($$"""{"items": { "$ref": "x{{file}}" } }"""));

        Assert.Contains("files belong together", Assert.Single(load.Faults).Message);
    }

    [Fact]
    public void Many_faults_are_reported_up_to_a_number()
    {
        var members = string.Join(",", Enumerable.Range(0, 200).Select(number => $"\"x{number}\": 1"));

        Assert.Equal(SchemaLimits.MaxFaults, FaultsOf($"{{{members}}}").Count);
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("{\"items\":", levels - 1)) + "{}" + new string('}', levels - 1);

    private static string Branches(int count) =>
        $"{{\"anyOf\":[{string.Join(",", Enumerable.Repeat("{}", count))}]}}";

    private static string Chain(int hops)
    {
        var links = Enumerable.Range(0, hops - 1)
            .Select(number => $"\"a{number}\":{{\"$ref\":\"#/$defs/a{number + 1}\"}}");
        return $"{{\"$ref\":\"#/$defs/a0\",\"$defs\":{{{string.Join(",", links.Append($"\"a{hops - 1}\":{{}}"))}}}}}";
    }

    private static string OfSize(int bytes)
    {
        const string Frame = "{\"title\":\"\"}";
        return Frame.Insert(Frame.Length - 2, new string('x', bytes - Frame.Length));
    }

    private static IReadOnlyList<SchemaFault> FaultsOf(string schema) =>
        JsonSchema.Load(JsonElement.Parse(schema)).Faults;

    private static SchemaLoad LoadFrom(Dictionary<string, string> set, string name) => JsonSchema.Load(
        JsonElement.Parse(set[name]),
        file => set.TryGetValue(file, out var text) ? JsonElement.Parse(text) : null,
        name);
}
