using System.Buffers;
using System.Text;
using System.Text.Json;
using Protocol.Gates;

namespace Protocol.Server.Verifier;

/// <summary>Builds reasons: a code, a sentence of ours, and data. Text that a worker could have written is only in the
/// data, cleaned and cut.</summary>
internal static class ReasonData
{
    private const int MaxMessage = 400;
    private const int MaxText = 200;

    /// <summary>A reason with the given members as its data: numbers, texts, and lists of texts.</summary>
    public static Reason Because(
        string code, string message, params ReadOnlySpan<(string Name, object Value)> members) =>
        new(code, Cut(message, MaxMessage), members.IsEmpty ? null : Of(members));

    /// <summary>A JSON object of the members.</summary>
    public static JsonElement Of(params ReadOnlySpan<(string Name, object Value)> members)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in members)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <summary>The first names of a list, each cleaned and cut.</summary>
    public static string[] First(IEnumerable<string> names, int count) =>
        [.. names.Take(count).Select(name => Cut(Clean(name).Replace('\n', ' '), MaxText))];

    /// <summary>Takes control characters but line feed and tab, direction marks and invisible characters out.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || IsInvisible(rune.Value)))
                clean.Append(rune);
        }

        return clean.ToString();
    }

    private static bool IsInvisible(int value) =>
        value is (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF
            or (>= 0xE0000 and <= 0xE007F);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, null));
                break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Cut(Clean(value.ToString() ?? ""), MaxText));
                break;
        }
    }
}
