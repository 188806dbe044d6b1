using System.Text.Json;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>Spells what can be done next as a command line that can be typed.</summary>
internal static class CommandText
{
    /// <summary>The command of an action, or the action itself where no operation does it, and why.</summary>
    public static string Of(NextAction next)
    {
        if (next.Call is not { } call)
            return next.Why ?? next.Action;

        return next.Why is { Length: > 0 } why ? $"{Of(call)}  # {why}" : Of(call);
    }

    /// <summary>The command that sends a call.</summary>
    public static string Of(Call call)
    {
        var words = new List<string>();
        foreach (var word in Words(call))
            words.Add(Quote(word));

        return $"signalbox {string.Join(' ', words)}";
    }

    private static IEnumerable<string> Words(Call call)
    {
        var name = NameOf(call.Op);
        foreach (var word in name.Command.Split(' '))
            yield return word;

        foreach (var argument in name.Arguments)
        {
            if (Find(call.Args, argument) is { } value)
                yield return value;
        }

        foreach (var option in name.Options)
        {
            if (Find(call.Args, option) is { } value)
            {
                yield return $"--{option}";
                if (value is not "true")
                    yield return value;
            }
        }
    }

    private static (string Command, string[] Arguments, string[] Options) NameOf(string operation) => operation switch
    {
        "work/create" => ("work add", ["title"], ["workflow"]),
        "work/get" => ("work show", ["work"], []),
        "work/list" => ("work list", [], ["label", "step"]),
        "work/cancel" or "work/pause" or "work/resume" => ($"work {operation[5..]}", ["work"], ["reason"]),
        "claim/acquire" => ("claim", ["work"], ["recover", "workflow"]),
        "claim/progress" or "claim/release" => (operation[6..], ["work"], ["note", "reason"]),
        "claim/revoke" => ("revoke", ["work"], ["reason"]),
        "claim/renew" => ("progress", ["work"], []),
        "gate/check" => ("check", ["work"], ["exit"]),
        "verification/request" => ("check --verify", ["work"], ["exit"]),
        "verification/acquire" or "verification/report" => ("verify --once", [], ["work"]),
        "step/advance" => ("advance", ["work"], ["exit", "park"]),
        "exit/take" => ("take", ["work"], ["exit"]),
        "approval/give" => ("approve", ["work"], ["criterion"]),
        "waiver/grant" => ("waive", ["work", "criterion"], ["gate"]),
        "dispute/open" => ("dispute", ["criterion"], ["exit"]),
        "dispute/resolve" => ("resolve", ["work", "dispute"], ["ruling"]),
        "attention/list" => ("inbox", [], []),
        "handoff/offer" => ("handoff offer", ["work"], ["reason"]),
        "handoff/get" => ("handoff show", ["handoff"], []),
        "handoff/accept" or "handoff/decline" or "handoff/withdraw" =>
            ($"handoff {operation[8..]}", ["handoff"], ["code"]),
        "workflow/load" or "workflow/check" or "workflow/list" => ($"workflow {operation[9..]}", [], []),
        "workflow/get" => ("workflow show", ["id"], []),
        "policy/load" => ("policy load", [], []),
        "principal/enroll" => ("enroll --human NAME", [], []),
        "events/read" => ("events", [], ["after", "work"]),
        _ => (operation.Replace('/', ' '), [], []),
    };

    private static string? Find(JsonElement? arguments, string name)
    {
        if (arguments is not { ValueKind: JsonValueKind.Object } given || !given.TryGetProperty(name, out var value))
            return null;

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            _ => null,
        };
    }

    private static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c)
            || "-_./:=@,+".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
