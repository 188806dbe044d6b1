using System.CommandLine;

namespace Protocol.Server.Cli;

/// <summary>Options whose values are members of the standard's enums, typed as the standard spells them.</summary>
internal static class SpelledOption
{
    /// <summary>
    /// Reads the words of the standard, offers them to completion, and names them where another was typed.
    /// </summary>
    public static Option<T> Spelled<T>(this Option<T> option) where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(Views.Spell);
        option.CustomParser = result =>
        {
            var typed = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (words.TryGetValue(typed, out var member))
                return member;

            result.AddError($"'{typed}' is none of {string.Join(", ", words.Keys)}");
            return default;
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. words.Keys]);
        option.Description = $"{option.Description} One of {string.Join(", ", words.Keys)}.";
        return option;
    }
}
