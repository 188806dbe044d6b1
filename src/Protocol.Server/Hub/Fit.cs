using System.Text.Json;

namespace Protocol.Server.Hub;

/// <summary>Keeps answers within their measure.</summary>
internal static class Fit
{
    /// <summary>The first that fits in so many bytes of JSON; where none does the last, which is made to.</summary>
    public static T First<T>(IEnumerable<T> fromLargeToSmall, int maxBytes)
    {
        var last = default(T);
        foreach (var candidate in fromLargeToSmall)
        {
            last = candidate;
            if (JsonSerializer.SerializeToUtf8Bytes(candidate, ProtocolJson.Of<T>()).Length <= maxBytes)
                break;
        }

        return last!;
    }

    /// <summary>The beginning of a text, without half of a surrogate pair at its end.</summary>
    public static string Begin(string text, int length) =>
        text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
