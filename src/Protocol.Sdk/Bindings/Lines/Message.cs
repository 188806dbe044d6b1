using System.Text.Json;

namespace Protocol.Bindings.Lines;

/// <summary>A line that is a request or a notification of JSON-RPC 2.0.</summary>
/// <param name="Utf8">The line.</param>
/// <param name="Method">The method.</param>
/// <param name="Id">The id; none for a notification.</param>
/// <param name="Params">The named parameters; none where they were left out.</param>
internal sealed record Message(ReadOnlyMemory<byte> Utf8, string Method, JsonElement? Id, JsonElement? Params)
{
    /// <summary>What the request says about itself.</summary>
    public JsonElement? Meta => Params is { } named && named.TryGetProperty("_meta", out var meta) ? meta : null;
}
