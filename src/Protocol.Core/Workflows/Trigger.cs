namespace Protocol.Workflows;

/// <summary>What makes a work item of the workflow.</summary>
/// <param name="On">A type of event, <c>manual</c> or <c>schedule</c>.</param>
/// <param name="Roles">Of manual: who may.</param>
/// <param name="Match">What an event must have.</param>
/// <param name="Schedule">Of schedule: when.</param>
/// <param name="DedupeKey">At most one open work item for each value.</param>
/// <param name="Concurrency"><c>queue</c>, <c>reject</c> or <c>cancel-previous</c>.</param>
public sealed record Trigger(
    string On,
    IReadOnlyList<string>? Roles = null,
    TriggerMatch? Match = null,
    string? Schedule = null,
    string? DedupeKey = null,
    string? Concurrency = null);
