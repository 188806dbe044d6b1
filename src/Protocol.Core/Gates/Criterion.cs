using System.Text.Json;
using System.Text.Json.Serialization;
using Protocol.Principals;
using Protocol.Workflows;

namespace Protocol.Gates;

/// <summary>
/// One criterion of a gate. <paramref name="Kind"/> decides which of the other members count; an unknown kind is
/// pending for ever [SB-GATE-004].
/// </summary>
/// <param name="Id">Unique within the gate.</param>
/// <param name="Kind"><c>command</c>, <c>diff</c>, <c>artifact</c>, <c>ratchet</c> (decided by a verifier),
/// <c>evidence</c>, <c>attestation</c>, <c>approval</c>, <c>history</c>, <c>limit</c> (decided by the hub).</param>
/// <param name="Title">One line.</param>
/// <param name="Remedy">By the workflow's author: what to do where it does not pass.</param>
/// <param name="Required">Whether the gate needs it.</param>
/// <param name="When">The condition under which it applies; always where it is left out.</param>
/// <param name="Waivable">Whether a person may waive it; true where it is left out.</param>
/// <param name="MinTrust">The least trust that counts; <c>verified</c> where it is left out.</param>
/// <param name="Run">Of a command: what to run.</param>
/// <param name="Report">Of a command: the structured report that the run leaves.</param>
/// <param name="Expect">Of a command: what must come out.</param>
/// <param name="On">Of a command: the tree that it runs on; the head where it is left out.</param>
/// <param name="Flake">Of a command: how many runs, and what a contradiction is.</param>
/// <param name="PredicateType">Of evidence and attestation: the type of statement.</param>
/// <param name="Schema">Of evidence and attestation: the JSON Schema that the statement satisfies; of an artifact: its
/// content.</param>
/// <param name="Freshness">Of what rests upon a run or a statement: how young it must be.</param>
/// <param name="Signers">Of an attestation: signers of the policy, or <c>role:</c> and a role.</param>
/// <param name="MaxSeverity">Of an attestation: the worst finding that may be left; reserved.</param>
/// <param name="Resolves">Of an attestation: the output that its subject leads to; reserved.</param>
/// <param name="Quorum">Of an approval: how many.</param>
/// <param name="Roles">Of an approval: by whom.</param>
/// <param name="PrincipalKinds">Of an approval: of which kinds.</param>
/// <param name="DistinctFrom">Of an approval: who cannot give it: <c>claimants</c>, <c>contributors</c> (both where it
/// is left out), <c>parties</c>, <c>sponsors</c>.</param>
/// <param name="Distinct">Of an approval: who counts once: <c>principals</c> (where it is left out), <c>parties</c>,
/// <c>sponsors</c>.</param>
/// <param name="PreferDistinct">Of an approval: what approvers would rather not share; it decides nothing.</param>
/// <param name="OnSubjectChange">Of an approval: <c>dismiss</c>, as every change does.</param>
/// <param name="BlockOnReject">Of an approval: whether a rejection fails; true where it is left out.</param>
/// <param name="StepUp">Of an approval: whether the presence of a person must be shown; reserved.</param>
/// <param name="Note">Of an approval: what its comment must be.</param>
/// <param name="Path">Of an artifact: the path in the tree.</param>
/// <param name="MinBytes">Of an artifact: at least.</param>
/// <param name="MaxBytes">Of an artifact: at most.</param>
/// <param name="FrontMatter">Of an artifact: what its head satisfies; reserved.</param>
/// <param name="Ref">Of an artifact: the ref that is looked at in place of a path; reserved.</param>
/// <param name="DigestEquals">Of an artifact: the output that it must equal; reserved.</param>
/// <param name="Against">Of a diff: what it is compared with: <c>base</c> (where it is left out) or <c>locks</c>
/// (reserved); of a ratchet: <c>base</c>.</param>
/// <param name="Protected">Of a diff: paths (globs) that must equal the base, beside those of the policy.</param>
/// <param name="Allow">Of a diff: only these paths (globs) may change.</param>
/// <param name="ForbidAdded">Of a diff: patterns (regular expressions) that no added line may match.</param>
/// <param name="ForbidAddedIn">Of a diff: the same for some paths or types of entries; reserved.</param>
/// <param name="MaxFiles">Of a diff: at most so many changed files.</param>
/// <param name="MaxLines">Of a diff: at most so many added and removed lines.</param>
/// <param name="NotEmpty">Of a diff: something must have changed.</param>
/// <param name="Requires">Of a history: the exits (<c>step.exit</c>) that were taken on this subject.</param>
/// <param name="Fact">Of a limit: the fact (see <see cref="Workflows.Condition"/>; also <c>work.ageMs</c>,
/// <c>step.ageMs</c>).</param>
/// <param name="Max">Of a limit: at most.</param>
/// <param name="Min">Of a limit: at least.</param>
/// <param name="Eq">Of a limit: exactly, a whole number, a text or a boolean.</param>
/// <param name="Metric">Of a ratchet: what is measured.</param>
/// <param name="Rule">Of a ratchet: <c>superset</c>, <c>min</c> or <c>no-increase</c>.</param>
/// <param name="Value">Of a ratchet with the rule <c>min</c>: at least, in the unit of the metric.</param>
/// <param name="AnyOf">Alternatives, one of which is enough; then no other member but id, title, required
/// counts.</param>
public sealed record Criterion(
    string Id,
    string Kind,
    string? Title = null,
    string? Remedy = null,
    bool Required = true,
    Condition? When = null,
    bool Waivable = true,
    Trust? MinTrust = null,
    CommandRun? Run = null,
    ReportSource? Report = null,
    Expectation? Expect = null,
    RunTree? On = null,
    Flake? Flake = null,
    string? PredicateType = null,
    JsonElement? Schema = null,
    Freshness? Freshness = null,
    IReadOnlyList<string>? Signers = null,
    string? MaxSeverity = null,
    string? Resolves = null,
    int? Quorum = null,
    IReadOnlyList<string>? Roles = null,
    IReadOnlyList<PrincipalKind>? PrincipalKinds = null,
    IReadOnlyList<string>? DistinctFrom = null,
    IReadOnlyList<string>? Distinct = null,
    IReadOnlyList<string>? PreferDistinct = null,
    string? OnSubjectChange = null,
    bool BlockOnReject = true,
    bool StepUp = false,
    NoteRule? Note = null,
    string? Path = null,
    long? MinBytes = null,
    long? MaxBytes = null,
    FrontMatter? FrontMatter = null,
    string? Ref = null,
    string? DigestEquals = null,
    string? Against = null,
    IReadOnlyList<string>? Protected = null,
    IReadOnlyList<string>? Allow = null,
    IReadOnlyList<string>? ForbidAdded = null,
    IReadOnlyList<ForbiddenAddition>? ForbidAddedIn = null,
    int? MaxFiles = null,
    int? MaxLines = null,
    bool? NotEmpty = null,
    IReadOnlyList<string>? Requires = null,
    string? Fact = null,
    long? Max = null,
    long? Min = null,
    JsonElement? Eq = null,
    string? Metric = null,
    string? Rule = null,
    long? Value = null,
    IReadOnlyList<Criterion>? AnyOf = null)
{
    /// <summary>The kinds that a verifier decides, and the hub sees as minted evidence.</summary>
    public static IReadOnlyList<string> VerifierKinds { get; } = ["command", "diff", "artifact", "ratchet"];

    /// <summary>The kinds that the hub decides from the journal and the store.</summary>
    public static IReadOnlyList<string> HubKinds { get; } = ["evidence", "attestation", "approval", "history", "limit"];

    /// <summary>Whether a verifier decides this criterion.</summary>
    [JsonIgnore]
    public bool IsForVerifier => VerifierKinds.Contains(Kind);

    /// <summary>The least trust that counts.</summary>
    [JsonIgnore]
    public Trust Need => MinTrust ?? Trust.Verified;
}
