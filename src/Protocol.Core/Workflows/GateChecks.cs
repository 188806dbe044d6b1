using System.Text.Json;
using Protocol.Gates;
using Protocol.Json;
using Protocol.Operations;
using Protocol.Principals;

namespace Protocol.Workflows;

/// <summary>What each gate must have, and whether it could ever pass or be passed by testimony alone.</summary>
internal static class GateChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow)
    {
        var gates = workflow.Gates ?? new Dictionary<string, Gate>();
        var used = workflow.Steps.Values
            .SelectMany(step => step.Exits?.Values ?? [])
            .Select(exit => exit.Gate).ToHashSet();
        foreach (var (name, gate) in gates)
        {
            if (gate.All is not { Count: > 0 and <= 32 })
            {
                yield return new("W123", true, $"/gates/{name}/all", "A gate has 1 to 32 criteria.");
                continue;
            }

            if (!used.Contains(name))
                yield return new("W113", false, $"/gates/{name}", "No exit uses this gate.");

            if (!gate.All.Any(IsStrong))
            {
                yield return new(
                    "W123", true, $"/gates/{name}", "Testimony alone would satisfy this gate: nobody grades own work.");
            }

            foreach (var criterion in gate.All.SelectMany(one => one.AnyOf is { Count: > 0 } options ? options : [one]))
            {
                foreach (var finding in Criterion(workflow, $"/gates/{name}/{criterion.Id}", criterion))
                    yield return finding;
            }
        }
    }

    private static bool IsStrong(Criterion criterion) =>
        criterion.Required && (criterion.AnyOf is { Count: > 0 } options
            ? options.All(IsStrong)
            : criterion.Kind != "evidence" || criterion.Need >= Trust.Verified);

    private static IEnumerable<Finding> Criterion(Workflow workflow, string at, Criterion criterion) =>
        criterion.Kind switch
        {
            "command" => Command(at, criterion),
            "artifact" when criterion.Path is null => [new("W124", true, at, "An artifact needs a path.")],
            "evidence" => Evidence(at, criterion),
            "approval" => Approval(workflow, at, criterion),
            "history" => History(workflow, at, criterion),
            "limit" => Limit(at, criterion),
            "diff" or "artifact" => [],
            _ => [new("W125", false, at, $"The kind '{criterion.Kind}' is not known here: it stays pending for ever.")],
        };

    private static IEnumerable<Finding> Command(string at, Criterion criterion)
    {
        if (criterion.Run?.Argv is not { Count: > 0 })
            yield return new("W124", true, at, "A command needs run.argv.");

        if (criterion.Run?.Timeout is { } timeout && Durations.Read(timeout) is null)
            yield return new("W118", true, at, "run.timeout is no ISO 8601 duration.");

        if (criterion.Expect is null)
            yield return new("W124", true, at, "A command needs expect: an exit code alone proves little, so say it.");

        if (criterion.Expect?.Tests is not null && criterion.Report is null)
            yield return new("W124", true, at, "Expected tests need a report to be counted from.");

        if (criterion.Report is { Format: not ("trx" or "junit") })
            yield return new("W124", true, at, "A report is trx or junit.");

        if (criterion.MinTrust < Trust.Verified)
            yield return new("W123", true, at, "What a verifier decides needs at least the trust verified.");
    }

    private static IEnumerable<Finding> Evidence(string at, Criterion criterion)
    {
        if (criterion.PredicateType is null || criterion.Schema is not { ValueKind: JsonValueKind.Object } schema)
            return [new("W124", true, at, "Evidence needs predicateType and schema.")];

        if (criterion.Freshness?.MaxAge is { } age && Durations.Read(age) is null)
            return [new("W118", true, at, "freshness.maxAge is no ISO 8601 duration.")];

        var loaded = JsonSchema.Load(schema, _ => null);
        return loaded.Schema is null
            ? [new("W124", true, at, "The schema cannot be used: " + string.Join("; ", loaded.Faults.Take(3)))]
            : [];
    }

    private static IEnumerable<Finding> Approval(Workflow workflow, string at, Criterion criterion)
    {
        if (criterion.Quorum < 1)
            yield return new("W124", true, at, "A quorum is at least 1.");

        var roles = (criterion.Roles ?? []).ToList();
        foreach (var role in roles.Where(role => workflow.Roles?.ContainsKey(role) is false))
            yield return new("W113", true, at, $"There is no role '{role}'.");

        // An estimate from below: the pools of the roles that may approve, less the one that produced the subject.
        var pools = roles.Select(role => workflow.Roles?.GetValueOrDefault(role)).ToList();
        if (pools.Count > 0 && pools.TrueForAll(role => role?.Pool is not null))
        {
            var people = pools.Where(role => Matches(role!, criterion)).Sum(role => role!.Pool!.Value);
            var producers = criterion.PrincipalKinds is [PrincipalKind.Human] ? 0 : 1;
            if (people - producers < (criterion.Quorum ?? 1))
                yield return new("W114", true, at, "The quorum cannot be met once the producers are excluded.");
        }
    }

    private static bool Matches(Role role, Criterion criterion) =>
        criterion.PrincipalKinds is not { } kinds || role.Kinds is not { } own || own.Intersect(kinds).Any();

    private static IEnumerable<Finding> History(Workflow workflow, string at, Criterion criterion)
    {
        if (criterion.Requires is not { Count: > 0 })
            return [new("W124", true, at, "A history needs requires: a list of step.exit.")];

        return criterion.Requires.Where(wanted => !Exists(workflow, wanted))
            .Select(wanted => new Finding("W101", true, at, $"There is no exit '{wanted}'."));
    }

    /// <summary>Whether <c>step.exit</c> is an exit of the workflow.</summary>
    internal static bool Exists(Workflow workflow, string wanted)
    {
        var parts = wanted.Split('.');
        return parts.Length == 2 && workflow.Steps.GetValueOrDefault(parts[0]) is { } step
            && Edges.Of(step).Any(edge => edge.Exit == parts[1]);
    }

    private static IEnumerable<Finding> Limit(string at, Criterion criterion)
    {
        if (criterion.Fact is null || (criterion.Max is null && criterion.Min is null))
            yield return new("W124", true, at, "A limit needs a fact, and max or min.");
        else if (!Facts.Counts.Concat(Facts.Ages).Contains(criterion.Fact))
            yield return new("W124", true, at, $"There is no fact '{criterion.Fact}'.");
    }
}
