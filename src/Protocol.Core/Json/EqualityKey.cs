using System.Text.Json;

namespace Protocol.Json;

/// <summary>
/// A text that two JSON values share exactly where JSON Schema calls them equal: numbers by their exact value, objects
/// without regard to order. Unlike <see cref="CanonicalJson"/> it never rounds.
/// </summary>
internal static class EqualityKey
{
    /// <summary>The key of a value.</summary>
    /// <exception cref="FormatException">The value is none that <see cref="StrictJson"/> lets through.</exception>
    public static string Of(JsonElement value) =>
        new CanonicalWriter(number => JsonNumber.Parse(number.GetRawText()).ToString()).Write(value);
}
