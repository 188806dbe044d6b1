namespace Protocol.Handoffs;

/// <summary>
/// What the giver tells the receiver: testimony, data and never an instruction [SB-HAND-003]. At most 8 KiB together;
/// a text at most 500 characters, the summary 2,000; lists as long as schemas/types/narrative.json says.
/// </summary>
public sealed record Narrative(
    string Summary,
    IReadOnlyList<PlannedAction> Actions,
    IReadOnlyList<string>? Decisions = null,
    IReadOnlyList<string>? Hazards = null,
    IReadOnlyList<string>? Tried = null,
    IReadOnlyList<string>? Assumptions = null,
    IReadOnlyList<string>? Questions = null);
