using Protocol.Gates;

namespace Protocol.Handoffs;

/// <summary>
/// What the receiver understood. <paramref name="Goal"/> and <paramref name="FirstAction"/> are in its own words;
/// <paramref name="Subject"/> and <paramref name="Unmet"/> must equal the facts [SB-HAND-006].
/// </summary>
public sealed record Readback(
    string Goal, string FirstAction, Subject? Subject = null, IReadOnlyList<string>? Unmet = null);
