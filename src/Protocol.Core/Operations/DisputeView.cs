using Protocol.Gates;

namespace Protocol.Operations;

/// <summary>A dispute about the step, as a brief tells it: what was said, by whom, and what was ruled.</summary>
public sealed record DisputeView(
    DisputeId Dispute, string Criterion, Quoted Reason, DisputeRuling? Ruling = null, Quoted? Note = null);
