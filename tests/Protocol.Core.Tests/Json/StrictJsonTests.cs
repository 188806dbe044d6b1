using System.Text;
using System.Text.Json;
using CsCheck;

namespace Protocol.Json;

public sealed class StrictJsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(" [1, -0.5e3, \"\\ud83d\\ude00 \\u00e9\", null, true] \r\n")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\": {\"a\": 1}, \"b\": {\"a\": 1}}")]
    [InlineData("[1e-400]")]
    public void Plain_JSON_is_read(string text)
    {
        Assert.True(Parse(text, out var element, out var fault), fault?.Message);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(text), element));
    }

    [Theory]
    [InlineData("", JsonFaultCode.Syntax, 0)]
    [InlineData("  ", JsonFaultCode.Syntax, 2)]
    [InlineData("{\"a\":", JsonFaultCode.Syntax, 5)]
    [InlineData("{\"a\": 1,}", JsonFaultCode.Syntax, 8)]
    [InlineData("[1, // no\n2]", JsonFaultCode.Syntax, 4)]
    [InlineData("/* no */ 1", JsonFaultCode.Syntax, 0)]
    [InlineData("{'a': 1}", JsonFaultCode.Syntax, 1)]
    [InlineData("[NaN]", JsonFaultCode.Syntax, 1)]
    [InlineData("[Infinity]", JsonFaultCode.Syntax, 1)]
    [InlineData("[\n\n  \"a\tb\"]", JsonFaultCode.Syntax, 7)]
    [InlineData("[01]", JsonFaultCode.Syntax, 2)]
    [InlineData("{} {}", JsonFaultCode.TrailingData, 3)]
    [InlineData("1,", JsonFaultCode.TrailingData, 1)]
    [InlineData("\uFEFF{}", JsonFaultCode.ByteOrderMark, 0)]
    [InlineData("{\"a\": 1, \"b\": 2, \"\\u0061\": 3}", JsonFaultCode.DuplicateMember, 17)]
    [InlineData("[{\"x\": {\"b\": 2, \"b\": 3}}]", JsonFaultCode.DuplicateMember, 16)]
    [InlineData("[\"a\\u0000\"]", JsonFaultCode.NullCharacter, 3)]
    [InlineData("{\"\\u0000\": 1}", JsonFaultCode.NullCharacter, 2)]
    [InlineData("[\"\\ud800\"]", JsonFaultCode.LoneSurrogate, 2)]
    [InlineData("[\"\\udc00\\ud800\"]", JsonFaultCode.LoneSurrogate, 2)]
    [InlineData("[\"\\ud800\\ud800\\udc00\"]", JsonFaultCode.LoneSurrogate, 2)]
    [InlineData("[\"\\\\\\ud800x\"]", JsonFaultCode.LoneSurrogate, 4)]
    [InlineData("{\"\\udfff\": 1}", JsonFaultCode.LoneSurrogate, 2)]
    [InlineData("[1e400]", JsonFaultCode.NumberOutOfRange, 1)]
    [InlineData("{\"a\": -1e999}", JsonFaultCode.NumberOutOfRange, 6)]
    public void What_two_readers_could_read_differently_is_refused_where_it_stands(
        string text, JsonFaultCode code, int position)
    {
        Assert.False(Parse(text, out _, out var fault));
        Assert.Equal(code, fault!.Code);
        Assert.Equal(position, fault.BytePosition);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }, 1)]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' }, 1)]
    [InlineData(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' }, 1)]
    [InlineData(new byte[] { (byte)'1', 0xFF }, 1)]
    [InlineData(new byte[] { (byte)'"', (byte)'a', 0xE2, 0x82 }, 2)]
    public void Bytes_that_are_not_UTF_8_are_refused_first(byte[] bytes, int position)
    {
        Assert.False(StrictJson.TryParse(bytes, 1000, 64, out _, out var fault));
        Assert.Equal(JsonFaultCode.InvalidUtf8, fault.Code);
        Assert.Equal(position, fault.BytePosition);
    }

    [Fact]
    public void Each_bound_holds_exactly()
    {
        Assert.Null(CodeOf("[" + new string(' ', 98) + "]"));
        Assert.Equal(JsonFaultCode.TooLarge, CodeOf("[" + new string(' ', 99) + "]", maxBytes: 100));
        Assert.Null(CodeOf(Nested(64)));
        Assert.Equal(JsonFaultCode.TooDeep, CodeOf(Nested(65)));
        Assert.Null(CodeOf("[[1]]", maxDepth: 2));
        Assert.Equal(JsonFaultCode.TooDeep, CodeOf("[[{}]]", maxDepth: 2));
        Assert.Null(CodeOf(WithMembers(StrictJson.MaxMembers)));
        Assert.Equal(JsonFaultCode.TooManyMembers, CodeOf(WithMembers(StrictJson.MaxMembers + 1)));
        Assert.Null(CodeOf($"[\"{new string('x', StrictJson.MaxStringBytes)}\"]"));
        Assert.Equal(JsonFaultCode.StringTooLong, CodeOf($"[\"{new string('x', StrictJson.MaxStringBytes + 1)}\"]"));
    }

    [Fact]
    public void A_string_is_as_long_as_its_characters_not_as_its_escapes()
    {
        const int Pairs = StrictJson.MaxStringBytes / 4;
        var longest = string.Concat(Enumerable.Repeat("\\ud83d\\ude00", Pairs));

        Assert.Null(CodeOf($"[\"{longest}\"]"));
        Assert.Equal(JsonFaultCode.StringTooLong, CodeOf($"[\"{longest}\\n\"]"));
        Assert.Equal(JsonFaultCode.StringTooLong, CodeOf($"{{\"{longest}\\u0001\": 1}}"));
    }

    [Fact]
    public void A_message_shows_no_control_characters_of_the_sender()
    {
        Assert.False(Parse("{\"\\u001b[31m\\u202e\": 1, \"\\u001b[31m\\u202e\": 2}", out _, out var fault));
        Assert.DoesNotContain(fault!.Message, char.IsControl);
        Assert.DoesNotContain('\u202e', fault.Message);
    }

    [Fact]
    public void Whatever_bytes_come_nothing_is_thrown_and_what_is_read_can_be_written() =>
        Gen.Char["{}[]\",:\\u0aDd8e1 \n\xFF"].Select(unit => (byte)unit).Array[0, 40].Sample(bytes =>
        {
            if (StrictJson.TryParse(bytes, 100, 8, out var element, out var fault))
                return CanonicalJson.Write(element).Length > 0;
            return fault.Message.Length > 0;
        });

    [Fact]
    public void All_JSON_that_has_a_canonical_form_is_read() =>
        RandomJson.Value.Sample(text => Parse(text, out _, out _));

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);

    private static string WithMembers(int count) =>
        "{" + string.Join(",", Enumerable.Range(0, count).Select(number => $"\"{number}\":0")) + "}";

    private static JsonFaultCode? CodeOf(string text, int maxBytes = 10_000_000, int maxDepth = 64) =>
        StrictJson.TryParse(Encoding.UTF8.GetBytes(text), maxBytes, maxDepth, out _, out var fault) ? null : fault.Code;

    private static bool Parse(string text, out JsonElement element, out JsonFault? fault) =>
        StrictJson.TryParse(Encoding.UTF8.GetBytes(text), 1_000_000, 64, out element, out fault);
}
