using System.Text.Json;
using Protocol.Gates;
using Protocol.Json;
using Protocol.Operations;
using Protocol.Principals;

namespace Protocol.Workflows;

/// <summary>W114, W124, W125, W128: each criterion has what its kind needs, and can come to pass.</summary>
internal static class CriterionChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow, IReadOnlyList<Region> regions)
    {
        var exits = ExitsOf(regions);
        var waited = regions.SelectMany(region => region.Steps.Values).Where(step => step.Type is StepType.Wait)
            .SelectMany(step => step.Exits?.Values.Select(exit => exit.Gate) ?? []).ToHashSet();
        return
            from gate in workflow.Gates ?? new Dictionary<string, Gate>()
            from one in Criteria.Judged(gate.Value, Found.At("/gates", gate.Key))
            from finding in Of(workflow, exits, one.Place, one.Criterion)
                .Concat(Verified(one.Place, one.Criterion)).Concat(Young(one.Place, one.Criterion))
                .Concat(one.Criterion.When is { } when ? ConditionChecks.Check(when, Found.At(one.Place, "when")) : [])
                .Concat(waited.Contains(gate.Key) ? Unheld(one.Place, one.Criterion) : [])
            select finding;
    }

    private static HashSet<string> ExitsOf(IReadOnlyList<Region> regions) =>
    [
        .. from region in regions
           from step in region.Steps
           from edge in Edges.Of(step.Value, "")
           select $"{step.Key}.{edge.Exit}",
    ];

    private static IEnumerable<Finding> Unheld(string at, Criterion criterion)
    {
        if (criterion.IsForVerifier)
        {
            yield return Found.Warning(
                "W128", at, "Nobody holds a wait, so nobody can ask a verifier there: only a run from before counts.");
        }
    }

    private static IEnumerable<Finding> Verified(string at, Criterion criterion)
    {
        if (criterion.IsForVerifier && criterion.MinTrust < Trust.Verified)
        {
            yield return Found.Error(
                "W123", Found.At(at, "minTrust"), "What a verifier decides needs at least the trust verified.");
        }
    }

    private static IEnumerable<Finding> Young(string at, Criterion criterion)
    {
        if (criterion.Freshness?.MaxAge is { } age && Durations.Read(age) is null)
            yield return Found.Error("W118", Found.At(at, "freshness", "maxAge"), "This is no ISO 8601 duration.");
    }

    private static IEnumerable<Finding> Of(
        Workflow workflow, HashSet<string> exits, string at, Criterion criterion) => criterion.Kind switch
        {
            "command" => Command(at, criterion),
            "artifact" when (criterion.Path ?? criterion.Ref) is null =>
                [Found.Error("W124", at, "An artifact needs a path, or a ref.")],
            "evidence" => Evidence(at, criterion),
            "approval" => Approval(workflow, at, criterion),
            "history" => History(exits, at, criterion),
            "limit" => Limit(at, criterion),
            "diff" or "artifact" or "ratchet" or "attestation" or "subwork" => [],
            _ =>
            [
                Found.Warning("W125", at, $"The kind '{criterion.Kind}' is not known here: it stays pending for ever."),
            ],
        };

    private static IEnumerable<Finding> Command(string at, Criterion criterion)
    {
        if (criterion.Run?.Argv is not { Count: > 0 })
            yield return Found.Error("W124", at, "A command needs run.argv.");

        if (criterion.Run?.Timeout is { } timeout && Durations.Read(timeout) is null)
            yield return Found.Error("W118", Found.At(at, "run", "timeout"), "This is no ISO 8601 duration.");

        if (criterion.Expect is null)
        {
            yield return Found.Error(
                "W124", at, "A command needs expect: an exit code alone proves little, so say it.");
        }

        if (criterion.Expect?.Tests is not null && criterion.Report is null)
            yield return Found.Error("W124", at, "Expected tests need a report to be counted from.");

        if (criterion.Report is { Format: not ("trx" or "junit" or "ctrf" or "sarif" or "cobertura") })
        {
            yield return Found.Error(
                "W124", Found.At(at, "report", "format"), "A report is trx, junit, ctrf, sarif or cobertura.");
        }
    }

    private static IEnumerable<Finding> Evidence(string at, Criterion criterion)
    {
        if (criterion.PredicateType is null || criterion.Schema is not { ValueKind: JsonValueKind.Object } schema)
            return [Found.Error("W124", at, "Evidence needs predicateType and schema.")];

        var loaded = JsonSchema.Load(schema, _ => null);
        return loaded.Schema is null
            ?
            [
                Found.Error(
                    "W124", Found.At(at, "schema"),
                    "The schema cannot be used: " + string.Join("; ", loaded.Faults.Take(3))),
            ]
            : [];
    }

    private static IEnumerable<Finding> Approval(Workflow workflow, string at, Criterion criterion)
    {
        if (criterion.Quorum < 1)
            yield return Found.Error("W124", Found.At(at, "quorum"), "A quorum is at least 1.");

        var roles = (criterion.Roles ?? []).ToList();
        foreach (var finding in ReferenceChecks.Roles(
            workflow, roles, place => JsonPointer.Item(Found.At(at, "roles"), place)))
        {
            yield return finding;
        }

        // An estimate from below: the pools of the roles that may approve, less those who cannot.
        var pools = roles.Select(role => workflow.Roles?.GetValueOrDefault(role)).ToList();
        if (pools.Count > 0 && pools.TrueForAll(role => role?.Pool is not null))
        {
            var people = pools.Where(role => Matches(role!, criterion)).Sum(role => role!.Pool!.Value);
            var left = Math.Max(0, people - Excluded(criterion));
            if (left < (criterion.Quorum ?? 1))
            {
                yield return Found.Error(
                    "W114", at, $"Once those are excluded who made it, {left} can approve at most.");
            }
        }
    }

    private static int Excluded(Criterion criterion) => criterion.DistinctFrom is { } named
        ? named.Count(word => word is "claimants" or "sponsors" or "parties")
        : criterion.PrincipalKinds is [PrincipalKind.Human] ? 0 : 1;

    private static bool Matches(Role role, Criterion criterion) =>
        criterion.PrincipalKinds is not { } kinds || role.Kinds is not { } own || own.Intersect(kinds).Any();

    private static IEnumerable<Finding> History(HashSet<string> exits, string at, Criterion criterion) =>
        criterion.Requires is not { Count: > 0 } wanted
            ? [Found.Error("W124", at, "A history needs requires: a list of step.exit.")]
            : wanted.Index().Where(one => !exits.Contains(one.Item)).Select(one => Found.Error(
                "W101", JsonPointer.Item(Found.At(at, "requires"), one.Index), $"There is no exit '{one.Item}'."));

    private static IEnumerable<Finding> Limit(string at, Criterion criterion)
    {
        if (criterion.Fact is null || (criterion.Max is null && criterion.Min is null && criterion.Eq is null))
        {
            yield return Found.Error("W124", at, "A limit needs a fact, and max, min or eq.");
        }
        else if (!Facts.IsNumber(criterion.Fact))
        {
            yield return Found.Error(
                "W124", Found.At(at, "fact"), $"There is no fact '{criterion.Fact}' that is a number.");
        }
    }
}
