using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary>What every holder verb does first: read the handle, find the item, decide, carry out.</summary>
internal static class HolderTurns
{
    /// <summary>Decides a holder's command; the fence comes from the handle and nothing else.</summary>
    public static Answer<T> Decide<T>(
        HubParts parts,
        WorkWriter writer,
        ClaimHandle handle,
        Func<Fence, WorkItemCommand> command,
        Func<WorkItem, Decision, Answer<T>> answer)
    {
        return Read(parts, writer, handle, out var refusal) is { } held
            ? writer.Settle(held.Item, command(held.Fence), answer)
            : refusal!;
    }

    /// <summary>Reads a handle; refuses one that this hub never gave to this caller.</summary>
    public static (WorkItem Item, Fence Fence)? Read(
        HubParts parts, WorkReader reader, ClaimHandle handle, out Refusal? refusal)
    {
        refusal = null;
        if (parts.Handles.Read(handle, reader.Caller.Principal) is { } read
            && reader.View.FindWork(read.Work) is { } item)
        {
            return (item, read.Fence);
        }

        refusal = Refusals.Of(
            ErrorCode.NotHolder,
            "This is no claim handle of yours. A handle is what 'claim' answered, whole, and works for nobody else.",
            new() { ["pointer"] = "/claim", ["wanted"] = "claim" },
            next: [new("status", "See what you hold.", Call: new("status")),
                new("recover", "If you hold it and lost the handle, claim it again with recover: true.",
                    Call: new("claim/acquire"))]);
        return null;
    }
}
