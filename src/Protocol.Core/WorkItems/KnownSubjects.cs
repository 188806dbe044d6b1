using Protocol.Gates;

namespace Protocol.WorkItems;

/// <summary>
/// What verifiers have resolved so far: a commit that was verified once has its tree wherever it is named again, so
/// that no run about that tree is overlooked.
/// </summary>
internal static class KnownSubjects
{
    /// <summary>The subject with every digest that minted evidence gives it.</summary>
    public static Subject Resolve(WorkItem item, Subject named) => item.Evidence
        .Where(evidence => evidence.Run is not null && named.Covers(evidence.Subject))
        .Aggregate(named, (known, evidence) => Add(known, evidence.Subject));

    /// <summary>What a verifier resolved is added to what the worker named.</summary>
    public static Subject Add(Subject named, Subject resolved) =>
        named with { GitTree = named.GitTree ?? resolved.GitTree, Sha256 = named.Sha256 ?? resolved.Sha256 };
}
