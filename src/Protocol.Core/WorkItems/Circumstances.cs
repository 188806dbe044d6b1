namespace Protocol.WorkItems;

/// <summary>
/// All that the kernel is told beside state and command; it asks nobody.
/// </summary>
/// <param name="Now">The store's time.</param>
/// <param name="NextSeq">The journal position that the first event of this decision gets.</param>
/// <param name="Epoch">The epoch of the fences.</param>
/// <param name="Workflow">The pinned workflow.</param>
/// <param name="Dependencies">How the work items that this one depends on stand.</param>
/// <param name="Sealed">Whether a person has enrolled.</param>
/// <param name="Limits">Effective limits.</param>
/// <param name="Signers">Whose signatures the policy trusts; nobody's where it is left out.</param>
public sealed record Circumstances(
    DateTimeOffset Now,
    long NextSeq,
    long Epoch,
    Protocol.Workflows.PinnedWorkflow Workflow,
    IReadOnlyDictionary<WorkId, Lifecycle> Dependencies,
    bool Sealed,
    Protocol.Operations.Limits Limits,
    IReadOnlyList<Protocol.Policies.Signer>? Signers = null);
