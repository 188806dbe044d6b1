using System.Collections.Concurrent;
using Protocol.Gates;
using Protocol.Server.Stores;
using Protocol.Workflows;

namespace Protocol.Server.Hub;

/// <summary>Workflows by digest, parsed once a process; a digest never means another document.</summary>
internal sealed class PinnedWorkflows
{
    private readonly ConcurrentDictionary<Digest, PinnedWorkflow> _pinned = new();

    /// <summary>Finds the workflow that an item pins.</summary>
    public PinnedWorkflow Find(IReadView view, Digest digest) => _pinned.GetOrAdd(digest, _ => Load(view, digest));

    private static PinnedWorkflow Load(IReadView view, Digest digest)
    {
        if (digest == BuiltIn.Task.Ref.Digest)
            return BuiltIn.Task;

        var stored = view.FindWorkflow(digest)
            ?? throw new InvalidDataException($"The workflow {digest} is pinned, but is not in the store.");
        return WorkflowLoader.Restore(stored.Document)
            ?? throw new InvalidDataException(
                $"The workflow {digest} was loaded once, and now cannot be read.");
    }
}
