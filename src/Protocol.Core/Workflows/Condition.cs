using System.Text.Json;

namespace Protocol.Workflows;

/// <summary>
/// A condition over one fact of the catalogue with exactly one operator, or over other conditions [SB-FLOW-018].
/// </summary>
/// <param name="Fact">A fact that the hub or a verifier computed, never a worker.</param>
/// <param name="Eq">The fact equals the value, or a list of texts contains it.</param>
/// <param name="In">The fact is one of the values.</param>
/// <param name="Gt">The fact is greater.</param>
/// <param name="Ge">The fact is as great or greater.</param>
/// <param name="Lt">The fact is less.</param>
/// <param name="Le">The fact is as great or less.</param>
/// <param name="Matches">One of the patterns matches the text, or one of the texts.</param>
/// <param name="Exists">Whether there is a value that is not empty.</param>
/// <param name="All">Each of these holds.</param>
/// <param name="Any">One of these holds.</param>
/// <param name="Not">This one does not hold.</param>
public sealed record Condition(
    string? Fact = null,
    JsonElement? Eq = null,
    IReadOnlyList<JsonElement>? In = null,
    long? Gt = null,
    long? Ge = null,
    long? Lt = null,
    long? Le = null,
    IReadOnlyList<string>? Matches = null,
    bool? Exists = null,
    IReadOnlyList<Condition>? All = null,
    IReadOnlyList<Condition>? Any = null,
    Condition? Not = null);
