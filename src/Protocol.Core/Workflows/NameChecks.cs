using System.Text.RegularExpressions;

namespace Protocol.Workflows;

/// <summary>W112: names are short, lower-case and, within a gate, unique.</summary>
internal static partial class NameChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow)
    {
        foreach (var (name, step) in workflow.Steps)
        {
            if (!Name().IsMatch(name))
                yield return Ill($"/steps/{name}", name);

            foreach (var exit in (step.Exits?.Keys ?? []).Where(exit => !Name().IsMatch(exit)))
                yield return Ill($"/steps/{name}/exits/{exit}", exit);
        }

        foreach (var role in (workflow.Roles?.Keys ?? []).Where(role => !Name().IsMatch(role)))
            yield return Ill($"/roles/{role}", role);

        foreach (var (name, gate) in workflow.Gates ?? new Dictionary<string, Gates.Gate>())
        {
            if (!Name().IsMatch(name))
                yield return Ill($"/gates/{name}", name);

            var ids = (gate.All ?? []).SelectMany(one => (one.AnyOf ?? []).Prepend(one)).Select(one => one.Id).ToList();
            foreach (var id in ids.Where(id => id is null || !Name().IsMatch(id)))
                yield return Ill($"/gates/{name}", id ?? "");

            foreach (var twice in ids.GroupBy(id => id).Where(group => group.Count() > 1))
                yield return new("W112", true, $"/gates/{name}", $"The criterion id '{twice.Key}' stands twice.");
        }
    }

    private static Finding Ill(string pointer, string name) => new(
        "W112", true, pointer, $"'{name}' is no name: lower-case letters, digits and hyphens, at most 63 characters.");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex Name();
}
