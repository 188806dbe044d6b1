using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Gates;

/// <summary>
/// A request to a verifier, bound to work item, visit, subject, criterion digest and nonce [SB-EVID-003], with a lease
/// and a fence of its own.
/// </summary>
public sealed record VerificationRequest(
    VerificationId Id,
    string Step,
    int Visit,
    string Gate,
    string Criterion,
    Digest CriterionDigest,
    Subject Subject,
    string? Nonce,
    DateTimeOffset RequestedAt,
    PrincipalId? Verifier = null,
    Fence? Fence = null,
    DateTimeOffset? LeaseEnds = null);
