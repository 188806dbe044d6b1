using System.Text.Json;
using Protocol.Handoffs;
using Protocol.Operations;

namespace Protocol.Server.Hub.Operations;

/// <summary>
/// What a narrative must not hold: more than fits, secrets, and characters that hide text [SB-HAND-014].
/// </summary>
internal static partial class Narratives
{
    private const int MaxBytes = 8_192;

    public static Refusal? WhyRejected(Narrative narrative)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(narrative, ProtocolJson.Of<Narrative>());
        if (json.Length > MaxBytes)
        {
            return Reject(
                "/narrative",
                $"The narrative has {json.Length} bytes, at most {MaxBytes} fit. Refer to files instead.");
        }

        if (string.IsNullOrWhiteSpace(narrative.Summary))
            return Reject("/narrative/summary", "The summary is empty. Say what was done and what is left.");

        if (narrative.Actions.Count == 0)
            return Reject("/narrative/actions", "There is no action. Say what to do first.");

        foreach (var (pointer, text) in Texts(narrative))
        {
            if (Secret().IsMatch(text))
                return Reject(pointer, "This looks like a secret. A packet never carries one.");

            if (text.Any(IsHiding))
                return Reject(pointer, "This holds control, bidirectional or zero-width characters. Remove them.");
        }

        return null;
    }

    private static Refusal Reject(string pointer, string why) => Refusals.Of(
        ErrorCode.HandoffRejected, why, new() { ["pointer"] = pointer },
        next: new NextAction("handoff", "Offer it again without that.", Call: new("handoff/offer")));

    private static IEnumerable<(string Pointer, string Text)> Texts(Narrative narrative)
    {
        yield return ("/narrative/summary", narrative.Summary);
        foreach (var (index, action) in narrative.Actions.Index())
            yield return ($"/narrative/actions/{index}/text", action.Text);

        (string Name, IReadOnlyList<string>? Texts)[] lists =
        [
            ("decisions", narrative.Decisions), ("hazards", narrative.Hazards), ("tried", narrative.Tried),
            ("assumptions", narrative.Assumptions), ("questions", narrative.Questions),
        ];
        foreach (var (name, texts) in lists)
        {
            foreach (var (index, text) in (texts ?? []).Index())
                yield return ($"/narrative/{name}/{index}", text);
        }
    }

    private static bool IsHiding(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t'))
        || c is >= '\u200b' and <= '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u2060' and <= '\u2069' or '\ufeff';

    [System.Text.RegularExpressions.GeneratedRegex(
        @"\b[WV]-[0-9]+\.[0-9]+\.[A-Za-z0-9_-]{24}|"
        + @"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|"
        + @"\bgithub_pat_[A-Za-z0-9_]{30,}|\bsk-[A-Za-z0-9_-]{20,}|\bxox[abpr]-[A-Za-z0-9-]{10,}|"
        + @"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.",
        System.Text.RegularExpressions.RegexOptions.NonBacktracking)]
    private static partial System.Text.RegularExpressions.Regex Secret();
}
