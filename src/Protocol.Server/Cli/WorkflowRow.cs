namespace Protocol.Server.Cli;

/// <summary>A way out of a step as a person reads it: its exits, what guards them, and where they lead.</summary>
/// <param name="Exits">The names of exits that lead to the same place under the same gate.</param>
/// <param name="Gate">The gate that guards them.</param>
/// <param name="Bound">What is said of a loop, or of a condition.</param>
/// <param name="To">Where they lead.</param>
internal sealed record WorkflowRow(string Exits, string? Gate, string? Bound, string To);
