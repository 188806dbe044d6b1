using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>verification/report</c>: what the verifier found; the hub mints the evidence.</summary>
public static class ReportVerification
{
    /// <summary>The report.</summary>
    /// <param name="Handle">Of the request that was taken.</param>
    /// <param name="Nonce">The request's nonce.</param>
    /// <param name="Subject">As the verifier resolved it: commit, tree, manifest.</param>
    /// <param name="Run">What happened.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        VerificationHandle Handle,
        string Nonce,
        Subject Subject,
        CriterionRun Run,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>
    /// <c>minted</c> (evidence), or <c>errored</c> where the verifier had trouble: it costs no attempt.
    /// </summary>
    public sealed record Result(string Outcome, EvidenceId? Evidence, Trust? Trust, WorkId Work);
}
