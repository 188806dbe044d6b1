using System.Text.Json;
using Protocol.Json;
using Protocol.Operations;

namespace Protocol.Gates;

/// <summary>A gate that was read once, with the digests of the gate and of each criterion.</summary>
public sealed class PinnedGate
{
    private PinnedGate(GateDocument source, GateRef reference, IReadOnlyList<PinnedCriterion> criteria) =>
        (Source, Ref, Criteria) = (source, reference, criteria);

    /// <summary>The gate as it was loaded.</summary>
    public GateDocument Source { get; }

    /// <summary>The gate by id and digest.</summary>
    public GateRef Ref { get; }

    /// <summary>Its criteria, in their order.</summary>
    public IReadOnlyList<PinnedCriterion> Criteria { get; }

    /// <summary>Reads a gate; unknown members count for the digests.</summary>
    /// <exception cref="JsonException">It is no gate.</exception>
    public static PinnedGate Read(GateDocument source) => new(
        source,
        new(source.Id, CanonicalJson.DigestOf(source.Document)),
        [.. source.Document.GetProperty("all").EnumerateArray().Select(PinnedCriterion.Read)]);
}
