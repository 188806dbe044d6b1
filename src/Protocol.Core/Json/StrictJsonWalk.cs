using System.Text.Json;

namespace Protocol.Json;

/// <summary>Reads a text token by token, and says what is wrong with the first one that is wrong.</summary>
internal static class StrictJsonWalk
{
    /// <summary>The first fault, or none.</summary>
    public static JsonFault? Check(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        var members = 0;
        var isWhole = false;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName) members++;
                var fault = CheckToken(ref reader, maxDepth, members);
                if (fault is not null) return fault;
                isWhole = reader.CurrentDepth == 0 &&
                    reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
            }

            return null;
        }
        catch (JsonException broken)
        {
            return JsonSyntax.FaultAt(utf8, PositionOf(utf8, broken), isWhole);
        }
    }

    private static JsonFault? CheckToken(ref Utf8JsonReader reader, int maxDepth, int members)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= maxDepth:
                var tooDeep = $"Objects and arrays are nested more than {maxDepth} levels deep.";
                return new(JsonFaultCode.TooDeep, tooDeep, reader.TokenStartIndex);
            case JsonTokenType.PropertyName when members > StrictJson.MaxMembers:
                var tooMany = $"There are more than {StrictJson.MaxMembers} members.";
                return new(JsonFaultCode.TooManyMembers, tooMany, reader.TokenStartIndex);
            case JsonTokenType.PropertyName or JsonTokenType.String:
                return CheckText(ref reader);
            case JsonTokenType.Number when !reader.TryGetDouble(out var value) || !double.IsFinite(value):
                const string TooBig = "The number is beyond the range of a double.";
                return new(JsonFaultCode.NumberOutOfRange, TooBig, reader.TokenStartIndex);
            default:
                return null;
        }
    }

    private static JsonFault? CheckText(ref Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        var length = reader.ValueSpan.Length;
        if (reader.ValueIsEscaped)
        {
            var (fault, excess) = JsonEscapes.Check(reader.ValueSpan, start + 1);
            if (fault is not null) return fault;
            length -= excess;
        }

        return length <= StrictJson.MaxStringBytes
            ? null
            : new(JsonFaultCode.StringTooLong, $"A string has more than {StrictJson.MaxStringBytes} bytes.", start);
    }

    private static int PositionOf(ReadOnlySpan<byte> utf8, JsonException broken)
    {
        var position = 0;
        for (var line = broken.LineNumber ?? 0; line > 0; line--)
            position += utf8[position..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(position + (broken.BytePositionInLine ?? 0), utf8.Length);
    }
}
