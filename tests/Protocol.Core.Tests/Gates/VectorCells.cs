using System.Text.Json.Nodes;
using Protocol.Operations;

namespace Protocol.Gates;

/// <summary>What a vector covers: read from its inputs and its body, never from what it is called.</summary>
internal static class VectorCells
{
    /// <summary>The cells of all vectors.</summary>
    public static IReadOnlySet<string> Covered { get; } =
        Vectors.All.SelectMany(one => Of(one.Vector)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Of(JsonObject vector)
    {
        var inputs = vector["inputs"]!.AsObject();
        var criteria = vector["body"]!["criteria"]!.AsArray().Select(one => one!.AsObject()).ToList();
        var documents = inputs["gate"]?["document"]?["all"]?.AsArray().Select(one => one!.AsObject()).ToList() ?? [];
        foreach (var (criterion, document) in criteria.Zip(documents))
        {
            var (kind, status) = (Text(criterion, "kind"), Text(criterion, "status"));
            yield return $"{(Known(kind) ? kind : "unknown")} is {status}";
            foreach (var reason in criterion["reasons"]!.AsArray())
                yield return $"reason {Text(reason!, "code")}";

            if (document["when"] is { } when)
            {
                var isKnown = inputs["facts"]![Text(when, "fact")] is not null;
                yield return $"when over {(isKnown ? "a known" : "an unknown")} fact";
            }

            foreach (var cell in Trusts(kind, criterion, inputs).Concat(Edges(vector, document, inputs)))
                yield return cell;

            foreach (var cell in Exclusions(document, criterion, inputs))
                yield return cell;
        }

        foreach (var cell in Pairs(criteria).Concat(Alternatives(documents, criteria, inputs)))
            yield return cell;
    }

    private static IEnumerable<string> Pairs(List<JsonObject> criteria)
    {
        var told = criteria.Select(one => Text(one, "status") + ((bool)one["required"]! ? "" : " (advisory)"));
        if (criteria.Count == 2)
            yield return "all " + string.Join(" and ", told);
    }

    // Each alternative alone, judged as a criterion of its own.
    private static IEnumerable<string> Alternatives(
        List<JsonObject> documents, List<JsonObject> criteria, JsonObject inputs)
    {
        if (criteria.Count != 1 || documents[0]["anyOf"]?.AsArray() is not { Count: 2 } options)
            yield break;

        var alone = inputs.DeepClone().AsObject();
        alone["gate"]!["document"]!["all"] = options.DeepClone();
        var verdict = Vectors.Evaluate(new JsonObject { ["inputs"] = alone }, DateTimeOffset.UnixEpoch.AddYears(60));
        yield return "any of " + string.Join(" and ", verdict.Criteria.Select(one => Refusals.Spell(one.Status)));
    }

    private static IEnumerable<string> Trusts(string kind, JsonObject criterion, JsonObject inputs)
    {
        if (criterion["need"] is null)
            return [];

        var given = kind switch
        {
            "approval" => inputs["approvals"]!.AsArray().Select(one => Text(one!, "trust")),
            "attestation" => inputs["signers"]!.AsArray().Select(one => Text(one!, "trust")),
            _ => inputs["evidence"]!.AsArray().Select(one => Text(one!, "trust")),
        };
        return given.Distinct().ToList() is [var have] && Text(criterion, "status") is var status
            ? [$"{kind} of {have} needs {Text(criterion, "need")}: {status}"]
            : [];
    }

    private static IEnumerable<string> Edges(JsonObject vector, JsonObject document, JsonObject inputs)
    {
        var asOf = vector["asOf"]!.GetValue<DateTimeOffset>();
        var name = document["fact"] is null ? Text(document, "kind") : $"limit {Text(document, "fact")}";
        if (document["freshness"]?["maxAge"] is { } age && inputs["evidence"]!.AsArray() is [var only])
        {
            var away = asOf - only!["at"]!.GetValue<DateTimeOffset>() - Durations.Read(age.GetValue<string>())!.Value;
            yield return $"{name} {away.TotalMilliseconds} ms from its age";
        }

        if (Workflows.Facts.Origin(document["fact"]?.GetValue<string>() ?? "") is not { } origin)
            yield break;

        var grown = (long)(asOf - inputs["instants"]![origin]!.GetValue<DateTimeOffset>()).TotalMilliseconds;
        foreach (var bound in new[] { "min", "max" }.Where(bound => document[bound] is not null))
            yield return $"{bound} of an age {grown - document[bound]!.GetValue<long>()} ms away";
    }

    private static IEnumerable<string> Exclusions(JsonObject document, JsonObject criterion, JsonObject inputs)
    {
        var isExcluded = criterion["reasons"]!.AsArray().Any(
            reason => Text(reason!, "code") == "approval.not_independent");
        var words = document["distinctFrom"]?.AsArray().Select(one => one!.GetValue<string>()).ToList() ?? ["default"];
        if (Text(document, "kind") != "approval" || inputs["approvals"]!.AsArray() is not [var act])
            yield break;

        foreach (var producer in inputs["producers"]!.AsArray())
        {
            string[] relations =
            [
                .. producer!["principal"]!.ToString() == act!["by"]!.ToString() ? ["producer"] : Array.Empty<string>(),
                .. producer["party"]!.ToString() == act["party"]!.ToString() ? ["party"] : Array.Empty<string>(),
                .. producer["sponsor"] is { } sponsor && sponsor.ToString() == act["by"]!.ToString()
                    ? ["sponsor"] : Array.Empty<string>(),
                .. producer["sponsor"] is { } same && same.ToString() == act["sponsor"]?.ToString()
                    ? ["sponsored alike"] : Array.Empty<string>(),
                .. producer["principal"]!.ToString() == act["sponsor"]?.ToString()
                    ? ["sponsored"] : Array.Empty<string>(),
            ];
            foreach (var word in words.DefaultIfEmpty("nobody"))
                yield return $"{word} {(isExcluded ? "excludes" : "lets")} {string.Join('+', relations)}".TrimEnd();
        }
    }

    private static bool Known(string kind) =>
        Criterion.VerifierKinds.Contains(kind) || Criterion.HubKinds.Contains(kind) || kind == "any-of";

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
