using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Protocol.Json;

/// <summary>Writes JSON in the order and with the escapes of RFC 8785; the caller spells numbers.</summary>
internal sealed class CanonicalWriter(Func<JsonElement, string> spellNumber)
{
    private const int MaxDepth = 256;
    private readonly StringBuilder text = new();

    /// <summary>The canonical text of a value.</summary>
    /// <exception cref="FormatException">The value has no canonical form.</exception>
    public string Write(JsonElement value)
    {
        WriteValue(value, 0);
        return text.ToString();
    }

    private void WriteValue(JsonElement value, int depth)
    {
        if (depth > MaxDepth) throw new FormatException("The value is nested too deeply.");
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(value, depth); break;
            case JsonValueKind.Array: WriteArray(value, depth); break;
            case JsonValueKind.String: WriteString(JsonText.Of(value)); break;
            case JsonValueKind.Number: text.Append(spellNumber(value)); break;
            case JsonValueKind.True: text.Append("true"); break;
            case JsonValueKind.False: text.Append("false"); break;
            case JsonValueKind.Null: text.Append("null"); break;
            default: throw new FormatException("There is no value.");
        }
    }

    private void WriteObject(JsonElement value, int depth)
    {
        var members = new List<KeyValuePair<string, JsonElement>>();
        foreach (var member in value.EnumerateObject()) members.Add(new(JsonText.NameOf(member), member.Value));
        members.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));

        text.Append('{');
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0) text.Append(',');
            if (i > 0 && members[i].Key == members[i - 1].Key)
                throw new FormatException($"The member {JsonText.Quote(members[i].Key)} occurs twice.");
            WriteString(members[i].Key);
            text.Append(':');
            WriteValue(members[i].Value, depth + 1);
        }

        text.Append('}');
    }

    private void WriteArray(JsonElement value, int depth)
    {
        text.Append('[');
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!isFirst) text.Append(',');
            isFirst = false;
            WriteValue(item, depth + 1);
        }

        text.Append(']');
    }

    private void WriteString(string value)
    {
        text.Append('"');
        foreach (var unit in value) WriteUnit(unit);
        text.Append('"');
    }

    private void WriteUnit(char unit) => _ = unit switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\b' => text.Append("\\b"),
        '\t' => text.Append("\\t"),
        '\n' => text.Append("\\n"),
        '\f' => text.Append("\\f"),
        '\r' => text.Append("\\r"),
        < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
        _ => text.Append(unit),
    };
}
