using System.Text.Json;
using Protocol.Json;

namespace Protocol.Gates;

/// <summary>A criterion that was read once, with its digest, and its alternatives.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Document">As it was loaded, unknown members included.</param>
/// <param name="Digest">Of the canonical form of the document.</param>
/// <param name="Alternatives">Those of its <c>anyOf</c>.</param>
/// <param name="Unsupported">Its members that no version decides, or that its kind does not have.</param>
public sealed record PinnedCriterion(
    Criterion Criterion,
    JsonElement Document,
    Digest Digest,
    IReadOnlyList<PinnedCriterion> Alternatives,
    IReadOnlyList<string> Unsupported)
{
    /// <summary>Reads a criterion with its alternatives; those have none of their own.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static PinnedCriterion Read(JsonElement document)
    {
        var alone = ReadAlone(document);
        return alone.Criterion.Kind == "any-of"
            && document.TryGetProperty("anyOf", out var options) && options.ValueKind is JsonValueKind.Array
            ? alone with { Alternatives = [.. options.EnumerateArray().Select(ReadAlone)] }
            : alone;
    }

    /// <summary>Judges it, alternatives included.</summary>
    internal Judged Judge(EvaluationInputs inputs, DateTimeOffset asOf) =>
        new(this, Exemptions.Apply(Criterion, inputs, asOf, CriterionJudge.Judge(this, inputs, asOf)));

    private static PinnedCriterion ReadAlone(JsonElement document)
    {
        var criterion = document.Deserialize(ProtocolJson.Of<Criterion>())
            ?? throw new JsonException("A criterion is an object.");
        return new(
            criterion,
            document,
            CanonicalJson.DigestOf(document),
            [],
            [.. MembersOfKinds.Unsupported(criterion, document).Order(StringComparer.Ordinal)]);
    }
}
