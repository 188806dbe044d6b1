using System.Text.Json;

namespace Protocol.Json;

/// <summary>Says which values are possible where another one was found.</summary>
internal static class Choice
{
    /// <summary>One sentence, with the value that was probably meant.</summary>
    public static string Message(IReadOnlyList<JsonElement> allowed, JsonElement found)
    {
        var shown = string.Join(", ", allowed.Take(10).Select(JsonText.Show));
        var wanted = allowed.Count == 1 ? $"{shown} is wanted here" : $"One of {shown} is wanted here";
        if (allowed.Count > 10) wanted = $"One of {shown}, … is wanted here";
        return $"{wanted}, found {JsonText.Show(found)}{Hint(allowed, found)}";
    }

    private static string Hint(IReadOnlyList<JsonElement> allowed, JsonElement found)
    {
        if (found.ValueKind != JsonValueKind.String || allowed.Count == 1) return ".";
        var texts = allowed.Where(value => value.ValueKind == JsonValueKind.String).Select(JsonText.Of);
        var nearest = NearestName.Of(JsonText.Of(found), texts);
        return nearest is null ? "." : $"; did you mean {JsonText.Quote(nearest)}?";
    }
}
