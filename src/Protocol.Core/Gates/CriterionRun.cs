namespace Protocol.Gates;

/// <summary>
/// A verifier's finding about one criterion: predicate type <c>https://w3id.org/signalbox/0.1/criterion-run</c>.
/// </summary>
/// <param name="Status"><c>pass</c>, <c>fail</c>, or <c>error</c> where the verifier had trouble (never a
/// verdict).</param>
/// <param name="Reasons">Why, where it did not pass.</param>
/// <param name="StartedAt">Start, by the verifier's clock.</param>
/// <param name="FinishedAt">End, by the verifier's clock.</param>
/// <param name="ExitCode">Of the command.</param>
/// <param name="Complete">Whether the report carries the mark of a completed run.</param>
/// <param name="Tests">Counts of the structured report.</param>
/// <param name="Ratchet">Of a ratchet: what was measured.</param>
/// <param name="Report">The report file: format, digest, size.</param>
/// <param name="OutputDigest">Of the raw output.</param>
/// <param name="OutputTail">The end of the output, at most 2,000 characters: untrusted data.</param>
/// <param name="Base">The base that was compared with or overlaid, as resolved from the policy's ref.</param>
/// <param name="Sandbox">How the run was kept apart: <c>none</c>, <c>bubblewrap</c>.</param>
/// <param name="Verifier">Name and version of the verifier.</param>
public sealed record CriterionRun(
    string Status,
    IReadOnlyList<Reason> Reasons,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    int? ExitCode = null,
    bool? Complete = null,
    TestCounts? Tests = null,
    ReportFile? Report = null,
    Digest? OutputDigest = null,
    string? OutputTail = null,
    Subject? Base = null,
    string? Sandbox = null,
    string? Verifier = null,
    RatchetMeasure? Ratchet = null);
