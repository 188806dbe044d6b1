using Protocol.Gates;
using Protocol.Json;

namespace Protocol.Workflows;

/// <summary>The criteria of a gate with their places, alternatives included.</summary>
internal static class Criteria
{
    /// <summary>All of them, one with alternatives before these.</summary>
    public static IEnumerable<(string Place, Criterion Criterion)> Of(Gate gate, string at)
    {
        foreach (var (index, criterion) in (gate.All ?? []).Index())
        {
            var place = JsonPointer.Item(Found.At(at, "all"), index);
            yield return (place, criterion);
            foreach (var (number, option) in (criterion.AnyOf ?? []).Index())
                yield return (JsonPointer.Item(Found.At(place, "anyOf"), number), option);
        }
    }

    /// <summary>Those that are judged: each alternative in place of the one that has them.</summary>
    public static IEnumerable<(string Place, Criterion Criterion)> Judged(Gate gate, string at) =>
        Of(gate, at).Where(one => one.Criterion.AnyOf is not { Count: > 0 });
}
