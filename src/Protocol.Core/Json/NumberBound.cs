namespace Protocol.Json;

/// <summary>One of the four bounds of a number.</summary>
/// <param name="Keyword">Which one.</param>
/// <param name="Limit">Its value.</param>
/// <param name="Text">Its value as the schema spells it.</param>
internal sealed record NumberBound(string Keyword, JsonNumber Limit, string Text)
{
    /// <summary>The keywords that are bounds, with what they demand.</summary>
    public static IReadOnlyDictionary<string, string> Phrases { get; } = new Dictionary<string, string>
    {
        ["minimum"] = "At least",
        ["maximum"] = "At most",
        ["exclusiveMinimum"] = "More than",
        ["exclusiveMaximum"] = "Less than",
    };

    /// <summary>Whether a number is within the bound.</summary>
    public bool Admits(JsonNumber number)
    {
        var order = JsonNumber.Compare(number, Limit);
        return Keyword switch
        {
            "minimum" => order >= 0,
            "maximum" => order <= 0,
            "exclusiveMinimum" => order > 0,
            _ => order < 0,
        };
    }
}
