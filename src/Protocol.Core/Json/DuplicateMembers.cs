using System.Text.Json;

namespace Protocol.Json;

/// <summary>Finds the member that a text has twice, after a reader has said that there is one.</summary>
internal static class DuplicateMembers
{
    /// <summary>The first one, with its place.</summary>
    public static JsonFault Find(ReadOnlySpan<byte> utf8)
    {
        var open = new Stack<HashSet<string>>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 512 });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) open.Push([]);
            if (reader.TokenType == JsonTokenType.EndObject) open.Pop();
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var name = reader.GetString()!;
            if (open.Peek().Add(name)) continue;
            var message = $"The member {JsonText.Quote(name)} occurs twice in one object.";
            return new(JsonFaultCode.DuplicateMember, message, reader.TokenStartIndex);
        }

        return new(JsonFaultCode.DuplicateMember, "A member occurs twice in one object.");
    }
}
