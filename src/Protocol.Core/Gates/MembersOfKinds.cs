using System.Text.Json;

namespace Protocol.Gates;

/// <summary>
/// Which members the kinds of criteria have, and which of those this version does not decide: a criterion with another
/// one is pending and never passes by being read in part [SB-GATE-045].
/// </summary>
internal static class MembersOfKinds
{
    private static readonly string[] Common =
        ["id", "kind", "title", "remedy", "required", "when", "waivable", "ext"];

    private static readonly Dictionary<string, string[]> Own = new(StringComparer.Ordinal)
    {
        ["command"] = ["minTrust", "freshness", "run", "report", "expect", "on", "flake"],
        ["diff"] =
        [
            "minTrust", "freshness", "against", "protected", "allow", "forbidAdded", "forbidAddedIn", "maxFiles",
            "maxLines", "notEmpty",
        ],
        ["artifact"] =
        [
            "minTrust", "freshness", "path", "minBytes", "maxBytes", "schema", "frontMatter", "ref", "digestEquals",
        ],
        ["ratchet"] = ["minTrust", "freshness", "metric", "rule", "against", "value"],
        ["evidence"] = ["minTrust", "freshness", "predicateType", "schema"],
        ["attestation"] =
            ["minTrust", "freshness", "predicateType", "schema", "signers", "maxSeverity", "resolves"],
        ["approval"] =
        [
            "minTrust", "quorum", "roles", "principalKinds", "distinctFrom", "distinct", "preferDistinct",
            "onSubjectChange", "blockOnReject", "stepUp", "note",
        ],
        ["history"] = ["requires"],
        ["limit"] = ["fact", "max", "min", "eq"],
        ["any-of"] = ["anyOf"],
    };

    /// <summary>The members of a criterion that nobody decides; none of a kind that is not known.</summary>
    public static IEnumerable<string> Unsupported(Criterion criterion, JsonElement document) =>
        Own.TryGetValue(criterion.Kind, out var own)
            ? document.EnumerateObject().Select(member => member.Name)
                .Where(name => !Common.Contains(name) && !own.Contains(name))
                .Concat(Reserved(criterion))
            : [];

    private static IEnumerable<string> Reserved(Criterion criterion)
    {
        var tests = criterion.Expect?.Tests;
        (string Member, bool IsSet)[] reserved =
        [
            ("on.tree", criterion.On?.Tree is not (null or "head")),
            ("on.overlay", criterion.On?.Overlay is not null),
            ("flake.runs", criterion.Flake?.Runs > 1),
            ("run.network", criterion.Run?.Network is not (null or "deny" or "allow")),
            ("report.format", criterion.Report?.Format is not (null or "trx" or "junit")),
            ("expect.build", criterion.Expect?.Build is not null),
            ("expect.findings", criterion.Expect?.Findings is not null),
            ("expect.tests.minFailed", tests?.MinFailed is not null),
            ("expect.tests.coversIds", tests?.CoversIds is not null),
            ("against", criterion.Against is not (null or "base")),
            ("forbidAddedIn", criterion.ForbidAddedIn is not null),
            ("frontMatter", criterion.FrontMatter is not null),
            ("ref", criterion.Ref is not null),
            ("digestEquals", criterion.DigestEquals is not null),
            ("maxSeverity", criterion.MaxSeverity is not null),
            ("resolves", criterion.Resolves is not null),
            ("freshness.dbMaxAge", criterion.Freshness?.DbMaxAge is not null),
            ("stepUp", criterion.StepUp),
        ];
        return reserved.Where(one => one.IsSet).Select(one => one.Member);
    }
}
