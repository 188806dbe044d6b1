using System.Text.Json;
using Protocol.Gates;
using Protocol.Handoffs;
using Protocol.Operations;
using Protocol.WorkItems;
using static Protocol.WorkItems.WorkItemCommand;

namespace Protocol;

/// <summary>Commands, with what a test does not care about left out.</summary>
internal static class Ask
{
    public static readonly Pause Pause = new((string?)null);
    public static readonly Resume Resume = new();
    public static readonly Cancel Cancel = new((string?)null);
    public static readonly TakeVerification Take = new();

    public static Create Create(WorkflowRef workflow) => new("Mend it", null, workflow, [], 4, [], null);

    public static Acquire Acquire(long? leaseMs = null, bool recover = false, params string[] roles) =>
        new(roles, recover, leaseMs);

    public static Acquire Recover() => new([], true, null);

    public static Advance Advance(Fence fence, string? exit = "done", Subject? subject = null) =>
        new(fence, exit, subject, false, false, null, null);

    public static Advance Park(Fence fence, string? exit = "done", Subject? subject = null, long? deadlineMs = null) =>
        new(fence, exit, subject, false, true, deadlineMs, null);

    public static AskVerification Verify(Fence fence, Subject? subject = null, string? exit = "done") =>
        new(fence, exit, subject, false, ["nonce-1", "nonce-2", "nonce-3"]);

    public static Submit Submit(string type, string predicate, Subject subject, Trust trust = Trust.Claimed) =>
        new(type, JsonElement.Parse(predicate), subject, trust);

    public static Approve Approve(
        Subject subject, bool approves = true, string? criterion = null, Trust trust = Trust.Verified) =>
        new(subject, approves, criterion, null, trust);

    public static WorkItemCommand.Offer Offer(Fence fence, HandoffTarget? to = null, long? expiresMs = null) => new(
        fence, to ?? new(), HandoffReason.ShiftEnd, new("Half done.", [new("The rest.")]), null, expiresMs);

    public static Accept Accept(HandoffId handoff, Subject? subject = null, params string[] unmet) =>
        new(handoff, new("The goal.", "The rest.", subject, unmet), null);
}
