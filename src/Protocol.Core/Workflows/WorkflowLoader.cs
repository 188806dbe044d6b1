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
    /// <param name="document">The document.</param>
    /// <param name="find">The current workflow of an id, for what is called; nothing where it is left out.</param>
    /// <returns>The pinned workflow, or null where a finding rejects; and all findings.</returns>
    public static (PinnedWorkflow? Workflow, IReadOnlyList<Finding> Findings) Load(
        JsonElement document, Func<string, Workflow?>? find = null)
    {
        var (workflow, misfit) = Read(document);
        if (workflow is null)
            return (null, [misfit!]);

        var findings = WorkflowCheck.Check(workflow, find ?? (_ => null));
        return findings.Any(finding => finding.Rejects)
            ? (null, findings)
            : (Pin(document, workflow), findings);
    }

    /// <summary>Pins a document that was loaded once: later checks do not touch what is kept [SB-FLOW-020].</summary>
    /// <returns>Null where the text is no workflow document.</returns>
    public static PinnedWorkflow? Restore(JsonElement document) =>
        Read(document).Workflow is { } workflow ? Pin(document, workflow) : null;

    private static (Workflow? Workflow, Finding? Misfit) Read(JsonElement document)
    {
        Workflow? workflow;
        try
        {
            workflow = document.Deserialize(ProtocolJson.Of<Workflow>());
        }
        catch (JsonException e)
        {
            return (null, Found.Error("W100", e.Path ?? "", "This is no workflow document: " + FirstLine(e.Message)));
        }

        return workflow?.Steps is null || workflow.Id is null || workflow.Version is null || workflow.Start is null
            || workflow.Kind != "Workflow"
            ? (null, Found.Error("W100", "", "A workflow has kind 'Workflow', id, version, start and steps."))
            : (workflow, null);
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
