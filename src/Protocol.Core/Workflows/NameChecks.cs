using System.Text.RegularExpressions;
using Protocol.Gates;
using Protocol.Json;

namespace Protocol.Workflows;

/// <summary>W112: names are short, lower-case and unique where they are looked up.</summary>
internal static partial class NameChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow, IReadOnlyList<Region> regions) =>
        OfSteps(regions)
            .Concat(Ill("/roles", workflow.Roles?.Keys))
            .Concat(Ill("/gates", workflow.Gates?.Keys))
            .Concat((workflow.Gates ?? new Dictionary<string, Gate>())
                .SelectMany(gate => OfCriteria(Found.At("/gates", gate.Key), gate.Value)));

    private static IEnumerable<Finding> OfSteps(IReadOnlyList<Region> regions)
    {
        HashSet<string> seen = [];
        foreach (var (region, name, step) in regions.SelectMany(
            region => region.Steps.Select(step => (region, step.Key, step.Value))))
        {
            var at = region.At(name);
            if (!Name().IsMatch(name))
                yield return Ill(at, name);

            if (!seen.Add(name))
            {
                yield return Found.Error(
                    "W112", at, $"Another region has a step '{name}' too: name one of them otherwise.");
            }

            foreach (var finding in Ill(Found.At(at, "exits"), step.Exits?.Keys)
                .Concat(Ill(Found.At(at, "outputs"), step.Outputs?.Keys))
                .Concat(Ill(Found.At(at, "branches"), step.Branches?.Keys))
                .Concat(OfChoices(step, at)))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> OfChoices(Step step, string at)
    {
        HashSet<string> seen = [];
        var named = (step.Cases ?? []).Select((option, index) =>
            (Place: JsonPointer.Item(Found.At(at, "cases"), index), Exit: option.ExitName(index)));
        if (step.Default is { } otherwise)
            named = named.Append((Found.At(at, "default"), otherwise.ExitName));

        foreach (var (place, exit) in named)
        {
            if (!Name().IsMatch(exit))
                yield return Ill(place, exit);
            else if (!seen.Add(exit))
                yield return Found.Error("W112", place, $"Another exit of this decision is named '{exit}' too.");
        }
    }

    private static IEnumerable<Finding> OfCriteria(string at, Gate gate)
    {
        HashSet<string> seen = [];
        foreach (var (place, criterion) in Criteria.Of(gate, at))
        {
            if (criterion.Id is null || !Name().IsMatch(criterion.Id))
            {
                yield return Ill(place, criterion.Id ?? "");
            }
            else if (!seen.Add(criterion.Id))
            {
                yield return Found.Error(
                    "W112", place, $"The criterion id '{criterion.Id}' stands twice in this gate.");
            }
        }
    }

    private static IEnumerable<Finding> Ill(string place, IEnumerable<string>? names) =>
        (names ?? []).Where(name => !Name().IsMatch(name)).Select(name => Ill(Found.At(place, name), name));

    private static Finding Ill(string pointer, string name) => Found.Error(
        "W112", pointer, $"'{name}' is no name: lower-case letters, digits and hyphens, at most 63 characters.");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex Name();
}
