using Protocol.Gates;

namespace Protocol.Workflows;

/// <summary>
/// A workflow that passed the load checks, with the digests that pin it: of the whole, of each gate, and of each
/// criterion, over the canonical form of the document as it was loaded, unknown members included.
/// </summary>
public sealed record PinnedWorkflow(
    Protocol.Operations.WorkflowRef Ref, Workflow Document, IReadOnlyDictionary<string, PinnedGate> Gates)
{
    /// <summary>A gate by its name.</summary>
    public PinnedGate Gate(string name) => Gates[name];

    /// <summary>A criterion, or an alternative of one, by the names of its gate and its own.</summary>
    public PinnedCriterion Criterion(string gate, string id) => Gates[gate].Criteria
        .SelectMany(one => one.Alternatives.Prepend(one))
        .First(one => one.Criterion.Id == id);
}
