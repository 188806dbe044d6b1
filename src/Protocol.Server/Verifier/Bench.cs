using Protocol.Gates;
using Protocol.Server.Git;

namespace Protocol.Server.Verifier;

/// <summary>What every criterion is decided upon: the head, and the base where the policy's ref exists.</summary>
internal sealed record Bench(
    ObjectRepository Repository,
    Subject Head,
    IReadOnlyList<TreeEntry> HeadEntries,
    Subject? Base,
    GlobSet Protected)
{
    /// <summary>The tree of the head.</summary>
    public ObjectId HeadTree => ObjectId.Read(Head.GitTree)!.Value;

    /// <summary>The base.</summary>
    /// <exception cref="CannotVerifyException">The policy's base ref does not exist.</exception>
    public Subject DemandBase() => Base ?? throw new CannotVerifyException(
        "The base ref of the policy does not exist in the repository; a person must name another or make it.");
}
