using Protocol.Gates;

namespace Protocol.Operations;

/// <summary>
/// A verification request in one line; <paramref name="State"/> is <c>open</c>, <c>running</c> or <c>done</c>.
/// </summary>
public sealed record VerificationStub(VerificationId Verification, string Criterion, string State);
