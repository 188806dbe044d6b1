using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Gates;

/// <summary>
/// What one criterion came to, and the first instant at which that could change by time alone.
/// <paramref name="IsAsked"/>: a run that would decide it is asked for and not reported.
/// </summary>
internal sealed record Judgement(
    CriterionStatus Status,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<EvidenceId> Evidence,
    Trust? Have = null,
    DateTimeOffset? ValidUntil = null,
    bool IsAsked = false,
    WaiverId? Waiver = null)
{
    public static Judgement Pass(Trust? have = null, params EvidenceId[] evidence) =>
        new(CriterionStatus.Pass, [], evidence, have);

    public static Judgement Pending(string code, string message, Trust? have = null) =>
        new(CriterionStatus.Pending, [new(code, message)], [], have);

    public static Judgement Fail(string code, string message, Trust? have = null) =>
        new(CriterionStatus.Fail, [new(code, message)], [], have);

    /// <summary>A reason with data, which are the same from every hub: whole numbers and names.</summary>
    public static Reason Because(string code, string message, params (string Name, JsonNode? Value)[] data)
    {
        var members = new JsonObject();
        foreach (var (name, value) in data)
        {
            if (value is not null)
                members[name] = value;
        }

        using var read = JsonDocument.Parse(members.ToJsonString());
        return new(code, message, read.RootElement.Clone());
    }
}
