using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>Writes JSON: only what must be escaped is, and a line ends with a line feed.</summary>
public static class JsonTexts
{
    private static readonly JsonSerializerOptions Flat = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Indented = new(Flat) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The value on one line.</summary>
    /// <param name="value">The value.</param>
    public static string OnOneLine(JsonNode value) => value.ToJsonString(Flat);

    /// <summary>The value as a file of its own.</summary>
    /// <param name="value">The value.</param>
    public static string AsFile(JsonNode value) => value.ToJsonString(Indented) + "\n";
}
