using Protocol.Generator;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>A change of a schema is told as what it is, for who sends and for who reads.</summary>
public sealed class SchemaDiffTests
{
    private const string Old = """
        {
          "$id": "https://w3id.org/signalbox/0.1/types/x", "title": "X", "type": "object",
          "properties": {
            "name": { "type": "string", "maxLength": 20, "pattern": "^[a-z]+$" },
            "state": { "type": "string", "enum": ["on", "off"] },
            "size": { "type": "integer", "minimum": 1, "maximum": 9 }
          },
          "required": ["name"], "additionalProperties": false
        }
        """;

    [Theory]
    [InlineData("\"title\": \"X\"", "\"title\": \"Y\"", "/title", "Editorial Editorial")]
    [InlineData("\"size\": {", "\"more\": {}, \"size\": {", "/properties/more", "Additive Additive")]
    [InlineData("\"required\": [\"name\"]", "\"required\": [\"name\", \"size\"]", "/required", "Breaking Additive")]
    [InlineData("\"required\": [\"name\"], ", "", "/required", "Additive Breaking")]
    [InlineData("[\"on\", \"off\"]", "[\"on\"]", "/properties/state/enum", "Breaking Additive")]
    [InlineData("[\"on\", \"off\"]", "[\"on\", \"off\", \"idle\"]", "/properties/state/enum", "Additive Breaking")]
    [InlineData("^[a-z]+$", "^[a-z0-9]+$", "/properties/name/pattern", "Breaking Breaking")]
    [InlineData("\"maxLength\": 20", "\"maxLength\": 10", "/properties/name/maxLength", "Breaking Additive")]
    [InlineData("\"maximum\": 9", "\"maximum\": 99", "/properties/size/maximum", "Additive Breaking")]
    [InlineData("\"minimum\": 1", "\"minimum\": 2", "/properties/size/minimum", "Breaking Additive")]
    [InlineData("\"minimum\": 1, ", "", "/properties/size/minimum", "Additive Breaking")]
    [InlineData("\"type\": \"integer\"", "\"type\": \"number\"", "/properties/size/type", "Breaking Breaking")]
    [InlineData("0.1/types/x", "0.1/types/z", "/$id", "Breaking Breaking")]
    [InlineData(", \"additionalProperties\": false", "", "/additionalProperties", "Additive Additive")]
    [InlineData("\"name\": {", "\"title\": {", "/properties/name", "Breaking Breaking")]
    public void A_planted_change_is_told_at_its_place(string from, string to, string pointer, string classes)
    {
        Assert.Contains(from, Old, StringComparison.Ordinal);

        var changes = Between("types/x.json", Old, Old.Replace(from, to, StringComparison.Ordinal));

        Assert.Contains(
            (pointer, classes), changes.Select(change => (change.Pointer, $"{change.Sender} {change.Receiver}")));
    }

    [Fact]
    public void Nothing_is_told_where_nothing_changed() => Assert.Empty(Between("types/x.json", Old, Old));

    [Fact]
    public void A_schema_that_is_gone_breaks_and_a_new_one_adds()
    {
        Assert.Equal(ChangeClass.Breaking, Assert.Single(Between("types/x.json", Old, null)).Class);
        Assert.Equal(ChangeClass.Additive, Assert.Single(Between("types/x.json", null, Old)).Class);
    }

    [Theory]
    [InlineData("operations/x.request.json", 1)]
    [InlineData("documents/x.json", 1)]
    [InlineData("operations/x.result.json", 2)]
    [InlineData("events/x.json", 2)]
    [InlineData("types/x.json", 2)]
    public void A_word_more_is_additive_in_what_is_sent_and_breaks_what_is_read(string file, int code)
    {
        var changes = Between(file, Old, Old.Replace("\"off\"]", "\"off\", \"idle\"]", StringComparison.Ordinal));
        using var said = new StringWriter();

        Assert.Equal(code, SchemaReport.Write(changes, said));
        Assert.Contains($"\"schema\": \"{file}\"", said.ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<SchemaChange> Between(string file, string? old, string? changed)
    {
        using var before = new TemporaryCheckout();
        using var after = new TemporaryCheckout();
        before.Write("schemas/types/kept.json", """{ "$id": "https://w3id.org/signalbox/0.1/types/kept" }""");
        after.Write("schemas/types/kept.json", """{ "$id": "https://w3id.org/signalbox/0.1/types/kept" }""");
        if (old is not null) before.Write($"schemas/{file}", old);
        if (changed is not null) after.Write($"schemas/{file}", changed);
        return SchemaDiff.Between(before.Sources, after.Sources);
    }
}
