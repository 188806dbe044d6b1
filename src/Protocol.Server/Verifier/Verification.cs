using Protocol.Gates;

namespace Protocol.Server.Verifier;

/// <summary>What a verification came to: the subject with its tree and manifest, and the run.</summary>
internal sealed record Verification(Subject Subject, CriterionRun Run);
