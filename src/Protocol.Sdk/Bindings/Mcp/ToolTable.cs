namespace Protocol.Bindings.Mcp;

/// <summary>The tools of an agent, in the order of its loop; verbs of people and operators are none.</summary>
internal static class ToolTable
{
    /// <summary>The tools that a preset offers.</summary>
    public static IReadOnlyList<HubTool> Of(bool createWork) => createWork ? [.. Worker, CreateWork] : Worker;

    private static readonly IReadOnlyList<HubTool> Worker =
    [
        new("status", "Where you stand", "status") { ReadOnly = true },
        new("claim", "Claim work", "claim/acquire"),
        new("progress", "Note progress", "claim/progress") { TakesSubject = true },
        new("check_gate", "Check the gate", "gate/check") { ReadOnly = true, TakesSubject = true, TakesDirty = true },
        new("verify", "Have it verified", "verification/request")
        {
            Idempotent = false,
            OpenWorld = true,
            TakesSubject = true,
            TakesDirty = true,
        },
        new("advance", "Take the exit", "step/advance") { TakesSubject = true, TakesDirty = true },
        new("dispute", "Dispute a criterion", "dispute/open"),
        new("handoff", "Offer the claim", "handoff/offer") { TakesSubject = true },
        new("accept_handoff", "Take over a claim", "handoff/accept"),
        new("release", "Give the claim up", "claim/release"),
        new("show", "Read", "work/list") { ReadOnly = true },
    ];

    private static readonly HubTool CreateWork = new("create_work", "Create work", "work/create");
}
