using System.Text.Json;
using Protocol.Gates;

namespace Protocol.Workflows;

/// <summary>
/// A workflow that passed the load checks, with the digests that pin it: of the whole, of each gate, and of each
/// criterion, over the canonical form of the document as it was loaded, unknown members included.
/// </summary>
public sealed record PinnedWorkflow(
    Protocol.Operations.WorkflowRef Ref,
    Workflow Document,
    IReadOnlyDictionary<string, Digest> GateDigests,
    IReadOnlyDictionary<string, Digest> CriterionDigests,
    IReadOnlyDictionary<string, JsonElement> CriterionDocuments)
{
    /// <summary>The key of a criterion in the two dictionaries: <c>gate/criterion</c>.</summary>
    public static string KeyOf(string gate, string criterion) => $"{gate}/{criterion}";
}
