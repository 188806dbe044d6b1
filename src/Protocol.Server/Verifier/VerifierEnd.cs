using Protocol.Operations;

namespace Protocol.Server.Verifier;

/// <summary>Why a verifier ended: how many requests it reported, and the refusal that ended it, if one did.</summary>
internal sealed record VerifierEnd(int Reported, Refusal? Refusal);
