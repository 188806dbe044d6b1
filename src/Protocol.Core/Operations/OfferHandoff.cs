using System.Text.Json;
using Protocol.Gates;
using Protocol.Handoffs;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>handoff/offer</c>: offers the claim; it moves only when accepted.</summary>
public static class OfferHandoff
{
    /// <summary>The offer.</summary>
    /// <param name="Claim">The claim that is offered.</param>
    /// <param name="To">To a role, a principal, or whoever may claim the step.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Narrative">Testimony of the giver: data, at most 8 KiB.</param>
    /// <param name="Subject">The subject where it changed.</param>
    /// <param name="ExpiresMs">Term of the offer; 30 minutes where it is left out.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        ClaimHandle Claim,
        HandoffReason Reason,
        Narrative Narrative,
        HandoffTarget? To = null,
        Subject? Subject = null,
        long? ExpiresMs = null,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>offered</c>.</summary>
    public sealed record Result(
        string Outcome, HandoffId Handoff, WorkId Work, DateTimeOffset ExpiresAt, IReadOnlyList<NextAction> Next);
}
