using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Stores;
using Protocol.WorkItems;

namespace Protocol.Server.Hub;

/// <summary>
/// Carries decisions out: appends their events, folds them, and keeps the state, in one turn of the store.
/// </summary>
internal sealed class WorkWriter(
    IWriteTurn turn, Caller caller, Limits limits, PinnedWorkflows workflows, Workspace workspace)
    : WorkReader(turn, caller, limits, workflows, workspace)
{
    /// <summary>Whether anything was appended.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>The turn, for what is no work item.</summary>
    public IWriteTurn Turn => turn;

    /// <summary>Decides a command on an item.</summary>
    public Decision Decide(WorkItem item, WorkItemCommand command) =>
        WorkItemDecider.Decide(item, command, Caller, Tell(item));

    /// <summary>Decides a command on an item, carries it out, and answers with what is then there.</summary>
    public Answer<T> Settle<T>(WorkItem item, WorkItemCommand command, Func<WorkItem, Decision, Answer<T>> answer)
    {
        var decision = Decide(item, command);
        return decision is Decision.Refused refused
            ? refused.Refusal
            : answer(decision is Decision.Accepted accepted ? Commit(item, accepted) : AsOf(item), decision);
    }

    /// <summary>The same for an item that is named, if there is one.</summary>
    public Answer<T> Settle<T>(WorkId work, WorkItemCommand command, Func<WorkItem, Decision, Answer<T>> answer) =>
        View.FindWork(work) is { } item ? Settle(item, command, answer) : Unknown(work);

    /// <summary>Carries out what was decided on an item; a new one where it is null.</summary>
    public WorkItem Commit(WorkItem? item, Decision.Accepted decision)
    {
        var before = item?.Lifecycle;
        foreach (var stamped in decision.Events)
        {
            var seq = turn.Head + 1;
            item = WorkItemFold.Fold(item, stamped, seq);
            Append(JournalForm.ToEntry(stamped, seq, item.Id));
        }

        turn.SaveWork(item!, WorkIndexes.Of(item!, Tell(item!)));
        if (before is not null && item!.Lifecycle != before && IsTerminal(item.Lifecycle))
            Release(item.Id);

        return item!;
    }

    /// <summary>The first event of a journal says whose it is [SB-JRNL-002].</summary>
    public void Begin()
    {
        if (turn.Head > 0)
            return;

        var data = new JsonObject { ["workspace"] = Workspace.Id, ["spec"] = "0.1" };
        Append(new(1, turn.Now, "workspace.created", Actor.Hub, null, JsonElement.Parse(data.ToJsonString())));
    }

    /// <summary>Appends an event that is of no work item.</summary>
    public void Append(JournalEntry entry)
    {
        HasWritten = true;
        turn.Append(entry);
    }

    /// <summary>What depended on an item that has ended is found anew.</summary>
    private void Release(WorkId ended)
    {
        foreach (var dependent in turn.ReadDependents(ended))
            turn.SaveWork(dependent, WorkIndexes.Of(dependent, Tell(dependent)));
    }

    private static bool IsTerminal(Lifecycle lifecycle) =>
        lifecycle is Lifecycle.Succeeded or Lifecycle.Failed or Lifecycle.Canceled;
}
