using System.Text.Json;
using System.Text.Json.Serialization;
using Protocol.Principals;

namespace Protocol.Gates;

/// <summary>
/// One criterion of a gate. <paramref name="Kind"/> decides which of the other members count; an unknown kind is
/// pending for ever [SB-GATE-004].
/// </summary>
/// <param name="Id">Unique within the gate.</param>
/// <param name="Kind"><c>command</c>, <c>diff</c>, <c>artifact</c> (decided by a verifier), <c>evidence</c>,
/// <c>approval</c>, <c>history</c>, <c>limit</c> (decided by the hub).</param>
/// <param name="Title">One line.</param>
/// <param name="Remedy">By the workflow's author: what to do where it does not pass.</param>
/// <param name="Required">Whether the gate needs it.</param>
/// <param name="MinTrust">The least trust that counts; <c>verified</c> where it is left out.</param>
/// <param name="Run">Of a command: what to run.</param>
/// <param name="Report">Of a command: the structured report that the run leaves.</param>
/// <param name="Expect">Of a command: what must come out.</param>
/// <param name="PredicateType">Of evidence: the type of statement.</param>
/// <param name="Schema">Of evidence: the JSON Schema that the statement satisfies; of an artifact: its content.</param>
/// <param name="MaxAge">Of evidence: how old it may be (ISO 8601).</param>
/// <param name="Quorum">Of an approval: how many.</param>
/// <param name="Roles">Of an approval: by whom.</param>
/// <param name="PrincipalKinds">Of an approval: of which kinds.</param>
/// <param name="DistinctFrom">Of an approval: who cannot give it: <c>claimants</c>, <c>contributors</c> (both where it
/// is left out), <c>parties</c>.</param>
/// <param name="Path">Of an artifact: the path in the tree.</param>
/// <param name="MinBytes">Of an artifact: at least.</param>
/// <param name="MaxBytes">Of an artifact: at most.</param>
/// <param name="Protected">Of a diff: paths (globs) that must equal the base, beside those of the policy.</param>
/// <param name="Allow">Of a diff: only these paths (globs) may change.</param>
/// <param name="ForbidAdded">Of a diff: patterns (regular expressions) that no added line may match.</param>
/// <param name="MaxFiles">Of a diff: at most so many changed files.</param>
/// <param name="MaxLines">Of a diff: at most so many added and removed lines.</param>
/// <param name="NotEmpty">Of a diff: something must have changed.</param>
/// <param name="Requires">Of a history: the exits (<c>step.exit</c>) that were taken on this subject.</param>
/// <param name="Fact">Of a limit: the fact (see <see cref="Workflows.Condition"/>; also <c>work.ageMs</c>,
/// <c>step.ageMs</c>).</param>
/// <param name="Max">Of a limit: at most.</param>
/// <param name="Min">Of a limit: at least.</param>
/// <param name="AnyOf">Alternatives, one of which is enough; then no other member but id, title, required
/// counts.</param>
public sealed record Criterion(
    string Id,
    string Kind,
    string? Title = null,
    string? Remedy = null,
    bool Required = true,
    Trust? MinTrust = null,
    CommandRun? Run = null,
    ReportSource? Report = null,
    Expectation? Expect = null,
    string? PredicateType = null,
    JsonElement? Schema = null,
    string? MaxAge = null,
    int? Quorum = null,
    IReadOnlyList<string>? Roles = null,
    IReadOnlyList<PrincipalKind>? PrincipalKinds = null,
    IReadOnlyList<string>? DistinctFrom = null,
    string? Path = null,
    long? MinBytes = null,
    long? MaxBytes = null,
    IReadOnlyList<string>? Protected = null,
    IReadOnlyList<string>? Allow = null,
    IReadOnlyList<string>? ForbidAdded = null,
    int? MaxFiles = null,
    int? MaxLines = null,
    bool? NotEmpty = null,
    IReadOnlyList<string>? Requires = null,
    string? Fact = null,
    long? Max = null,
    long? Min = null,
    IReadOnlyList<Criterion>? AnyOf = null)
{
    /// <summary>The kinds that a verifier decides, and the hub sees as minted evidence.</summary>
    public static IReadOnlyList<string> VerifierKinds { get; } = ["command", "diff", "artifact"];

    /// <summary>The kinds that the hub decides from the journal and the store.</summary>
    public static IReadOnlyList<string> HubKinds { get; } = ["evidence", "approval", "history", "limit"];

    /// <summary>Whether a verifier decides this criterion.</summary>
    [JsonIgnore]
    public bool IsForVerifier => VerifierKinds.Contains(Kind);

    /// <summary>The least trust that counts.</summary>
    [JsonIgnore]
    public Trust Need => MinTrust ?? Trust.Verified;
}
