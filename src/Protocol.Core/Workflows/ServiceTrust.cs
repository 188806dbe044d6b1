using Protocol.Gates;
using Protocol.Json;
using Protocol.Principals;

namespace Protocol.Workflows;

/// <summary>W115: a trust that no service of this workflow offers is waited for in vain.</summary>
internal static class ServiceTrust
{
    public static IEnumerable<Finding> Check(Workflow workflow, Gate gate, string at)
    {
        var offered = (workflow.Roles?.Values ?? [])
            .Where(role => role.Trust is not null && (role.Kinds?.Contains(PrincipalKind.Service) ?? false))
            .Max(role => role.Trust);
        if (offered is not { } best)
            yield break;

        foreach (var (index, criterion) in gate.All.Index())
        {
            var options = criterion.AnyOf is { Count: > 0 } any ? any : [criterion];
            if (criterion.Required && options.All(option => IsFromService(option) && option.MinTrust > best))
            {
                yield return Found.Error(
                    "W115", JsonPointer.Item(Found.At(at, "all"), index),
                    $"No role of services offers more than {Operations.Refusals.Spell(best)}.");
            }
        }
    }

    private static bool IsFromService(Criterion criterion) =>
        criterion.Kind is not ("approval" or "history" or "limit" or "subwork");
}
