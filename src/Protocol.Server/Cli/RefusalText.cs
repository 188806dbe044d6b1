using System.Text.Json;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>Says a refusal: the code, what, where, and the next command.</summary>
internal static class RefusalText
{
    /// <summary>Writes it for whoever asked, and says its exit code.</summary>
    public static int Write(Refusal refusal, bool json, Surroundings surroundings)
    {
        if (json)
            surroundings.Out.WriteLine($"{{\"error\":{ProtocolJson.ToElement(refusal).GetRawText()}}}");
        else
            WriteLines(refusal, new Screen(surroundings.Error, rich: false));

        return ExitCode.Of(refusal.Code);
    }

    private static void WriteLines(Refusal refusal, Screen screen)
    {
        screen.Line($"signalbox: {refusal.Title} ({Refusals.Spell(refusal.Code)})");
        screen.Line($"  {refusal.Detail}");
        foreach (var (name, value) in FactsOf(refusal.Details))
            screen.Line($"  {name}: {value}");

        if (refusal.RetryAfterMs is { } wait)
            screen.Line($"  Try again in {DurationText.Of(wait)}.");

        foreach (var next in refusal.Next)
            screen.Line($"  Next: {CommandText.Of(next)}");
    }

    private static IEnumerable<(string Name, string Value)> FactsOf(JsonElement? details)
    {
        if (details is not { ValueKind: JsonValueKind.Object } facts)
            yield break;

        foreach (var fact in facts.EnumerateObject())
            yield return (fact.Name, fact.Value.ToString());
    }
}
