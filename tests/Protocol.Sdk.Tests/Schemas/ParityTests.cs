using System.Text.Json;
using System.Text.Json.Serialization;
using Protocol.Gates;
using Protocol.Operations;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>The schemas and the types of the code say the same, although both are written by hand.</summary>
public sealed class ParityTests
{
    public static TheoryData<string> Described => [.. Words.ByPath.Keys.Where(path => path != "types/limits.json")];

    public static TheoryData<string> Enums => [.. SpelledEnums.Keys];

    private static IReadOnlyDictionary<string, Type> SpelledEnums { get; } =
        typeof(ErrorCode).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && type.IsDefined(typeof(JsonConverterAttribute), false))
            .ToDictionary(type => type.Name);

    [Theory, MemberData(nameof(Described))]
    public void A_schema_and_its_type_have_the_same_members(string path) =>
        Assert.Equal("", string.Join('\n', Shape.Differences(path, Words.ByPath[path])));

    [Theory]
    [InlineData("\"reason\":", "\"reasons\":", "only the schema has reasons")]
    [InlineData("\"reason\":", "\"reasons\":", "only the type has reason")]
    [InlineData("[\"claim\",\"reason\",", "[\"claim\",", "only the type demands reason")]
    [InlineData("\"$ref\":\"../types/handoff-reason.json\"", "\"type\":\"string\",\"enum\":[\"x\"]", "lacks x")]
    [InlineData("{\"$ref\":\"../types/claim-handle.json\"}", "{\"type\":\"integer\"}", "string is wanted")]
    public void A_planted_difference_is_told(string from, string to, string told)
    {
        const string Path = "operations/handoff-offer.request.json";
        var text = JsonSerializer.Serialize(SchemaFolder.Read(Path));
        Assert.Contains(from, text, StringComparison.Ordinal);

        var planted = JsonElement.Parse(text.Replace(from, to, StringComparison.Ordinal));

        Assert.Contains(
            Shape.Differences(Path, planted, Words.ByPath[Path]),
            one => one.Contains(told, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Enums))]
    public void An_enum_has_the_words_of_its_schema_in_their_order(string name)
    {
        var schema = SchemaFolder.Read($"types/{SchemaFolder.Kebab(name)}.json");

        Assert.Equal(Texts(schema.GetProperty("enum")), Shape.Spelled(SpelledEnums[name]));
    }

    [Fact]
    public void Every_operation_of_the_hub_has_its_schemas()
    {
        var schemas = Registries.Methods.SelectMany(row => (string[])[row.Text("request"), row.Text("result")]);

        Assert.Equal(2 * typeof(IHub).GetMethods().Length, schemas.Count());
        Assert.Empty(schemas.Except(Words.ByPath.Keys));
    }

    [Fact]
    public void Every_event_of_a_work_item_has_its_schema() => Assert.Equal(
        Words.Events.Keys.Order(StringComparer.Ordinal),
        Registries.EventTypes("work").Order(StringComparer.Ordinal));

    [Fact]
    public void The_limits_of_a_hub_that_nobody_configured_are_those_of_the_registry()
    {
        var limits = JsonSerializer.SerializeToElement(new Limits(), ProtocolJson.Of<Limits>());
        var registry = Registries.Rows("limits", "limits")
            .Select(row => (row.GetProperty("name").GetString()!, row.GetProperty("default").GetInt64()));

        Assert.Equal(registry, limits.EnumerateObject().Select(limit => (limit.Name, limit.Value.GetInt64())));
    }

    [Fact]
    public void The_kinds_of_criteria_are_decided_by_whom_the_registry_says()
    {
        Assert.Equal(Criterion.VerifierKinds, Registries.CriterionKinds("verifier"));
        Assert.Equal([.. Criterion.HubKinds, "any-of"], Registries.CriterionKinds("hub"));
    }

    private static IEnumerable<string> Texts(JsonElement array) =>
        array.EnumerateArray().Select(one => one.GetString()!);
}
