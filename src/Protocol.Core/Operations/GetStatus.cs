using System.Text.Json;
using Protocol.Gates;
using Protocol.Handoffs;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>status</c>: all that an agent with an empty context needs, in at most 2 KiB [SB-WORK-020].</summary>
public static class GetStatus
{
    /// <summary>No argument.</summary>
    public sealed record Request(JsonElement? Ext = null);

    /// <summary>Who the caller is, what it holds, and the one next action, which comes first.</summary>
    /// <param name="Outcome"><c>ok</c>.</param>
    /// <param name="Next">The next action; exactly one.</param>
    /// <param name="Principal">The caller.</param>
    /// <param name="Holds">What the caller holds, at most five.</param>
    /// <param name="Lost">What was taken from the caller and not yet told to have been seen, at most five.</param>
    /// <param name="Offers">Open handoffs that the caller may accept, at most five.</param>
    /// <param name="Ready">How many work items the caller could claim now.</param>
    /// <param name="Sealed">Whether a person has enrolled.</param>
    public sealed record Result(
        string Outcome,
        IReadOnlyList<NextAction> Next,
        Whoami Principal,
        IReadOnlyList<Held> Holds,
        IReadOnlyList<LostClaim> Lost,
        IReadOnlyList<OfferStub> Offers,
        long Ready,
        bool Sealed);

    /// <summary>The caller, as the hub knows it.</summary>
    public sealed record Whoami(
        PrincipalId Id, PrincipalKind Kind, Assurance Assurance, IReadOnlyList<string> Roles, string Party);

    /// <summary>
    /// A claim of the caller. The handle is never told again; <c>claim</c> with <c>recover</c> gives a new one.
    /// </summary>
    public sealed record Held(
        WorkId Work,
        string Title,
        string Step,
        int Visit,
        Fence Fence,
        long LeaseMs,
        bool Lapsed,
        string? Exit,
        VerdictStatus? Gate,
        IReadOnlyList<Unmet> Unmet);

    /// <summary>A claim that another grant replaced.</summary>
    public sealed record LostClaim(WorkId Work, Fence Fence, DateTimeOffset At, string Why);

    /// <summary>An open handoff.</summary>
    public sealed record OfferStub(HandoffId Handoff, WorkId Work, PrincipalId From, long ExpiresMs);
}
