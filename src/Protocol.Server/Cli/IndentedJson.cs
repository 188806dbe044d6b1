using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Protocol.Server.Cli;

/// <summary>Writes JSON for people and for files that people keep: two spaces, line feeds, text as it is.</summary>
internal static class IndentedJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes an element.</summary>
    public static string Of(JsonElement element)
    {
        using var written = new MemoryStream();
        using (var writer = new Utf8JsonWriter(written, Options))
            element.WriteTo(writer);

        return Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length);
    }
}
