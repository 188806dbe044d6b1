using System.Text.Json;
using Protocol.Gates;
using Protocol.Json;
using Protocol.Operations;

namespace Protocol.Workflows;

/// <summary>
/// Reads a workflow document, checks it, and pins it by the digests of its canonical form [SB-FLOW-004].
/// </summary>
public static class WorkflowLoader
{
    /// <summary>Loads a document.</summary>
    /// <returns>The pinned workflow, or null where a finding rejects; and all findings.</returns>
    public static (PinnedWorkflow? Workflow, IReadOnlyList<Finding> Findings) Load(JsonElement document)
    {
        Workflow? workflow;
        try
        {
            workflow = document.Deserialize(ProtocolJson.Of<Workflow>());
        }
        catch (JsonException e)
        {
            return (null, [new("W100", true, e.Path ?? "", "This is no workflow document: " + FirstLine(e.Message))]);
        }

        if (workflow?.Steps is null || workflow.Id is null || workflow.Version is null || workflow.Start is null
            || workflow.Kind != "Workflow")
        {
            return (null, [new("W100", true, "", "A workflow has kind 'Workflow', id, version, start and steps.")]);
        }

        var findings = WorkflowCheck.Check(workflow);
        return findings.Any(finding => finding.Rejects)
            ? (null, findings)
            : (Pin(document, workflow), findings);
    }

    private static PinnedWorkflow Pin(JsonElement document, Workflow workflow)
    {
        Dictionary<string, Digest> gates = [];
        Dictionary<string, Digest> criteria = [];
        Dictionary<string, JsonElement> documents = [];
        if (document.TryGetProperty("gates", out var written))
        {
            foreach (var gate in written.EnumerateObject())
            {
                gates[gate.Name] = CanonicalJson.DigestOf(gate.Value);
                foreach (var criterion in gate.Value.GetProperty("all").EnumerateArray().SelectMany(WithOptions))
                {
                    var key = PinnedWorkflow.KeyOf(gate.Name, criterion.GetProperty("id").GetString()!);
                    criteria[key] = CanonicalJson.DigestOf(criterion);
                    documents[key] = criterion.Clone();
                }
            }
        }

        var reference = new WorkflowRef(workflow.Id, workflow.Version, CanonicalJson.DigestOf(document));
        return new(reference, workflow, gates, criteria, documents);
    }

    private static IEnumerable<JsonElement> WithOptions(JsonElement criterion) =>
        criterion.TryGetProperty("anyOf", out var options) && options.ValueKind is JsonValueKind.Array
            ? options.EnumerateArray().Prepend(criterion)
            : [criterion];

    private static string FirstLine(string message) => message.Split('\n')[0];
}
