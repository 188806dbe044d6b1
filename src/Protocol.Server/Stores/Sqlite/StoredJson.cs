using System.Text.Json;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>Reads JSON that the store wrote; what cannot be read is damage.</summary>
internal static class StoredJson
{
    public static T Of<T>(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, ProtocolJson.Of<T>())
                ?? throw new JsonException("null is no value.");
        }
        catch (JsonException e)
        {
            throw Unreadable(e);
        }
    }

    public static JsonElement ElementOf(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = ProtocolJson.Wire.MaxDepth });
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException e)
        {
            throw Unreadable(e);
        }
    }

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, ProtocolJson.Of<T>());

    private static StoreException Unreadable(JsonException cause) => SqliteFault.Unavailable(
        "The store holds a document that this hub cannot read. Restore a backup, or report it as a bug.", cause);
}
