using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace Protocol.Json;

public sealed class SchemaPatternTests
{
    private static readonly Gen<string> Atom = OneOf("a", "b", "[ab]", "[^a]");
    private static readonly Gen<string> Repeat = OneOf("", "*", "+", "?", "{2}", "{1,3}", "{2,}");

    private static readonly Gen<string> Pattern = Group(Group(Atom));

    [Theory]
    [InlineData("^t[0-9]+$", "t1", true)]
    [InlineData("^t[0-9]+$", "t1\n", false)]
    [InlineData("^.$", "\U0001F4A9", true)]
    [InlineData("^..$", "\U0001F4A9", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^.$", "\r", false)]
    [InlineData("^.$", "\u0085", true)]
    [InlineData("^[^a]$", "\U0001F4A9", true)]
    [InlineData("^[^a]{2}$", "\U0001F4A9", false)]
    [InlineData("^[\\u0000-\\uFFFF]{2}$", "\U0001F4A9", false)]
    [InlineData("^\U0001F4A9{2}$", "\U0001F4A9\U0001F4A9", true)]
    [InlineData("^\\u{1F4A9}$", "\U0001F4A9", true)]
    [InlineData("^\\ud83d\\udca9$", "\U0001F4A9", true)]
    [InlineData("^\\d$", "\u0663", false)]
    [InlineData("^\\w$", "é", false)]
    [InlineData("^\\s$", "\uFEFF", true)]
    [InlineData("^\\s$", "\u0085", false)]
    [InlineData("^\\S$", "\U0001F4A9", true)]
    [InlineData("^[\\d_-]+$", "1-_", true)]
    [InlineData("^[a-z-]$", "-", true)]
    [InlineData("^[a-z-[aeiou]\\]$", "a]", true)]
    [InlineData("^[.$^]$", "$", true)]
    [InlineData("^\\p{L}$", "é", true)]
    [InlineData("^\\p{L}$", "\U0001D4AA", true)]
    [InlineData("^\\P{L}$", "\U0001D4AA", false)]
    [InlineData("^[^\\p{Lu}]$", "a", true)]
    [InlineData("^[\\D]$", "\U0001F4A9", true)]
    [InlineData("^[\\s\\S]$", "\U0001F4A9", true)]
    [InlineData("^[\\W_]$", "a", false)]
    [InlineData("^[\U0001F4A9-\U0001F4AB]$", "\U0001F4AA", true)]
    [InlineData("(a|b)c|^d$", "xbc", true)]
    [InlineData("^(?:ab){2,3}?$", "abab", true)]
    [InlineData("^(?:ab){2,}$", "ab", false)]
    [InlineData("a", "A", false)]
    [InlineData("^\\x41\\t\\/$", "A\t/", true)]
    [InlineData("^#[ ]x$", "# x", true)]
    [InlineData("", "anything", true)]
    [InlineData("^(|a)$", "", true)]
    public void A_pattern_means_what_it_means_in_ECMAScript(string pattern, string text, bool isMatch)
    {
        var load = JsonSchema.Load(Schema(pattern));

        Assert.True(load.IsLoaded, string.Join(" ", load.Faults));
        Assert.Equal(isMatch, load.Schema.Validate(Text(text)).Count == 0);
    }

    [Theory]
    [InlineData("(?=a)")]
    [InlineData("(?!a)")]
    [InlineData("(?<=a)")]
    [InlineData("(?<name>a)")]
    [InlineData("(?i)a")]
    [InlineData("(a)\\1")]
    [InlineData("\\k<a>")]
    [InlineData("\\bword")]
    [InlineData("\\p{Script=Greek}")]
    [InlineData("[a-\\d]")]
    [InlineData("[\\d-z]")]
    [InlineData("[z-a]")]
    [InlineData("[]")]
    [InlineData("[^]")]
    [InlineData("[a")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("*a")]
    [InlineData("a**")]
    [InlineData("^*")]
    [InlineData("a{")]
    [InlineData("a{2,1}")]
    [InlineData("a{,2}")]
    [InlineData("a{99999}")]
    [InlineData("a}")]
    [InlineData("a]")]
    [InlineData("\\")]
    [InlineData("\\a")]
    [InlineData("\\u12")]
    [InlineData("\\u{110000}")]
    [InlineData("\\ud800")]
    [InlineData("\\cA")]
    [InlineData("\\0")]
    [InlineData("(?:(?:a{100}){100}){100}")]
    [InlineData("((((((((((((((((((a))))))))))))))))))")]
    public void What_looks_back_or_grows_or_differs_between_engines_is_refused(string pattern)
    {
        var fault = Assert.Single(JsonSchema.Load(Schema(pattern)).Faults);

        Assert.Equal("pattern", fault.Keyword);
    }

    [Fact]
    public void A_pattern_finds_what_another_engine_finds() =>
        Gen.Select(Pattern, Gen.Bool, Gen.Char["abc"].Array[0, 7]).Sample((part, isWhole, units) =>
        {
            var text = new string(units);
            var pattern = isWhole ? $"^{part}$" : part;
            var expected = Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking);
            return JsonSchema.Load(Schema(pattern)).Schema!.Validate(Text(text)).Count == 0 == expected;
        });

    [Fact]
    public void A_pattern_has_at_most_512_characters()
    {
        Assert.True(JsonSchema.Load(Schema(new string('a', 512))).IsLoaded);
        Assert.False(JsonSchema.Load(Schema(new string('a', 513))).IsLoaded);
    }

    [Fact]
    public void A_pattern_that_others_would_search_for_ever_is_judged_within_the_steps()
    {
        var schema = JsonSchema.Load(Schema("^(a+)+$")).Schema!;

        Assert.Equal("pattern", Assert.Single(schema.Validate(Text(new string('a', 20_000) + "!"))).Keyword);
    }

    [Fact]
    public void Counted_repetitions_within_each_other_are_judged_within_the_steps()
    {
        var schema = JsonSchema.Load(Schema("^(?:[a-z]{1,40}-?){1,40}7$")).Schema!;

        Assert.Equal("pattern", Assert.Single(schema.Validate(Text(new string('a', 100)))).Keyword);
        Assert.Empty(schema.Validate(Text(new string('a', 100) + "7")));
    }

    [Fact]
    public void A_large_pattern_on_a_large_text_is_given_up_and_counts_as_a_fault()
    {
        var schema = JsonSchema.Load(Schema("(?:a?){500}b")).Schema!;

        Assert.Equal("limit", Assert.Single(schema.Validate(Text(new string('a', 250_000)))).Keyword);
    }

    private static Gen<string> OneOf(params string[] texts) =>
        Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Gen<string> Group(Gen<string> part) =>
        from parts in part.Array[1, 3]
        from repeat in Repeat
        from isChoice in Gen.Bool
        select $"(?:{string.Join(isChoice ? "|" : "", parts)}){repeat}";

    private static JsonElement Schema(string pattern) =>
        JsonElement.Parse($$"""{"pattern": {{ProtocolJson.ToElement(pattern).GetRawText()}}}""");

    private static JsonElement Text(string text) => ProtocolJson.ToElement(text);
}
