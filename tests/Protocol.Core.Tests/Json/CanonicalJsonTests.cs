using System.Text;
using System.Text.Json;
using CsCheck;

namespace Protocol.Json;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void The_example_of_the_RFC_has_the_bytes_of_the_RFC()
    {
        // RFC 8785, sections 3.2.2 to 3.2.4.
        var value = JsonElement.Parse("""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """);

        const string Expected = """
            {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],
            """ + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        Assert.Equal(Expected, Canonical(value));
    }

    [Fact]
    public void Members_are_sorted_by_UTF_16_code_units()
    {
        // RFC 8785, section 3.2.3.
        var value = JsonElement.Parse("""
            {
              "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """);

        var names = JsonElement.Parse(CanonicalJson.Write(value)).EnumerateObject().Select(member => member.Name);

        Assert.Equal(["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"], names);
    }

    [Fact]
    public void Accents_do_not_matter_to_the_order()
    {
        var value = JsonElement.Parse("""
            {"peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST",
             "sin": "ignore locale"}
            """);

        const string Expected = """
            {"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}
            """;
        Assert.Equal(Expected, Canonical(value));
    }

    [Theory]
    [InlineData("""{"b": {"d": 1, "c": []}, "a": {}}""", """{"a":{},"b":{"c":[],"d":1}}""")]
    [InlineData("""[56, {"d": true, "10": null, "1": []}]""", """[56,{"1":[],"10":null,"d":true}]""")]
    [InlineData("""[-0, -0.0, 1.0, 100e-2, 1e21, 1e20, 1E-7]""", "[0,0,1,1,1e+21,100000000000000000000,1e-7]")]
    [InlineData("""["\u0000\u0008\u0009\u000a\u000b\u000c\u000d\u001f\u007f"]""", "[\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\u007f\"]")]
    [InlineData(""" "</script>\u2028" """, "\"</script>\u2028\"")]
    public void Space_spelling_and_order_do_not_matter(string text, string canonical) =>
        Assert.Equal(canonical, Canonical(JsonElement.Parse(text)));

    [Theory]
    [InlineData("""["\ud800"]""")]
    [InlineData("""{"\udc00": 1}""")]
    [InlineData("""{"a": 1, "\u0061": 2}""")]
    [InlineData("[1e400]")]
    [InlineData("[-1e400]")]
    public void What_has_no_canonical_form_is_refused(string text)
    {
        var value = JsonElement.Parse(text);

        Assert.Throws<FormatException>(() => CanonicalJson.Write(value));
    }

    [Fact]
    public void A_value_that_is_nested_beyond_reason_is_refused()
    {
        var text = new string('[', 300) + new string(']', 300);
        var value = JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 400 });

        Assert.Throws<FormatException>(() => CanonicalJson.Write(value));
    }

    [Fact]
    public void A_digest_is_taken_over_the_canonical_bytes()
    {
        Assert.Equal(
            "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            CanonicalJson.DigestOf(JsonElement.Parse(" { } ")).Value);
        Assert.Equal(
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            CanonicalJson.DigestOf([]).Value);
    }

    [Fact]
    public void The_canonical_form_of_the_canonical_form_is_itself() =>
        RandomJson.Value.Sample(text =>
        {
            var once = CanonicalJson.Write(JsonElement.Parse(text));
            return once.AsSpan().SequenceEqual(CanonicalJson.Write(JsonElement.Parse(once)));
        });

    [Fact]
    public void The_canonical_form_is_the_same_value() =>
        RandomJson.Value.Sample(text =>
        {
            var value = JsonElement.Parse(text);
            return JsonElement.DeepEquals(value, JsonElement.Parse(CanonicalJson.Write(value)));
        });

    [Fact]
    public void A_double_reads_back_from_its_spelling() =>
        Gen.Double.Where(double.IsFinite).Sample(value =>
            JsonElement.Parse(EcmaNumber.Spell(value)).GetDouble() == value);

    private static string Canonical(JsonElement value) => Encoding.UTF8.GetString(CanonicalJson.Write(value));
}
