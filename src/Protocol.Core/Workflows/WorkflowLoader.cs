using System.Text.Json;
using Protocol.Gates;
using Protocol.Json;

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

    private static PinnedWorkflow Pin(JsonElement document, Workflow workflow) => new(
        new(workflow.Id, workflow.Version, CanonicalJson.DigestOf(document)),
        workflow,
        document.TryGetProperty("gates", out var gates) && gates.ValueKind is JsonValueKind.Object
            ? gates.EnumerateObject().ToDictionary(
                gate => gate.Name, gate => PinnedGate.Read(new(gate.Name, gate.Value.Clone())), StringComparer.Ordinal)
            : []);

    private static string FirstLine(string message) => message.Split('\n')[0];
}
