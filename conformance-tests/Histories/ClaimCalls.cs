using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Histories;

/// <summary>
/// Reads the calls of a history as moves on claims. A handle is opaque: what it stands for is known from the answer
/// that gave it.
/// </summary>
internal sealed class ClaimCalls
{
    private const long NanosecondsPerMs = 1_000_000;

    private readonly Dictionary<string, (string Work, long Fence)> _handles = [];
    private readonly Dictionary<string, string> _handoffs = [];

    private ClaimCalls(IEnumerable<Operation> calls)
    {
        foreach (var call in calls)
        {
            if (call.Result.TextAt("/claim") is { } handle && WorkOf(call) is { } work)
                _handles[handle] = (work, call.Result.NumberAt("/fence") ?? 0);

            if (call is { Op: "handoff/offer", Outcome: "offered" } && WorkOf(call) is { } offered)
                _handoffs[call.Result.TextAt("/handoff")!] = offered;
        }
    }

    public static IReadOnlyList<ClaimCall> Of(History history)
    {
        var calls = history.Calls().Where(call => call.Answer is not null).ToList();
        var known = new ClaimCalls(calls);
        return [.. calls.Select(known.Read).OfType<ClaimCall>().OrderBy(call => call.Start)];
    }

    private static string? WorkOf(Operation call) =>
        call.Result.TextAt("/brief/work") ?? call.Result.TextAt("/work/work") ?? call.Result.TextAt("/work");

    private ClaimCall? Read(Operation call)
    {
        var used = call.Args.TextAt("/claim") is { } handle ? _handles.GetValueOrDefault(handle) : default;
        var handoff = call.Args.TextAt("/handoff") ?? call.Result.TextAt("/handoff");
        var work = used.Work ?? WorkOf(call) ?? call.Args.TextAt("/work")
            ?? (handoff is null ? null : _handoffs.GetValueOrDefault(handoff));

        if (work is null || MoveOf(call) is not { } move)
            return null;

        return new(call.Op, move, work, call.Start, call.End ?? long.MaxValue)
        {
            Fence = move == ClaimMove.Read ? call.Result.NumberAt("/work/holder/fence") ?? 0 : used.Fence,
            Grants = call.Result.TextAt("/claim") is null ? null : call.Result.NumberAt("/fence"),
            Handoff = handoff,
            OfferTerm = (call.Args.NumberAt("/expiresMs") ?? long.MaxValue / NanosecondsPerMs) * NanosecondsPerMs,
        };
    }

    private static ClaimMove? MoveOf(Operation call) => (call.Op, call.Outcome ?? call.ErrorCode) switch
    {
        ("claim/acquire", "claimed") => IsRecovery(call.Args) ? ClaimMove.Recover : ClaimMove.Grant,
        ("claim/acquire", "held") => ClaimMove.Held,
        ("claim/renew", "renewed") or ("claim/progress", "recorded") => ClaimMove.Keep,
        ("claim/release", "released") or ("step/advance", "parked") => ClaimMove.End,
        ("step/advance", "advanced" or "ended") => ClaimMove.Pass,
        ("step/advance", "pending" or "fail") or ("verification/request", "requested") => ClaimMove.Keep,
        ("handoff/offer", "offered") => ClaimMove.Offer,
        ("handoff/accept", "accepted") => ClaimMove.Accept,
        ("handoff/withdraw", "withdrawn") or ("handoff/decline", "declined") => ClaimMove.Close,
        (_, "handoff-not-open") => ClaimMove.NotOpen,
        (_, "stale-fence") => ClaimMove.Stale,
        ("work/get", "ok") => ClaimMove.Read,
        _ => null,
    };

    private static bool IsRecovery(JsonObject args) => args["recover"]?.GetValue<bool>() is true;
}
