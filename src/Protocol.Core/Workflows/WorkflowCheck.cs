namespace Protocol.Workflows;

/// <summary>The static checks of spec/workflows.md: what they reject could never end well.</summary>
internal static class WorkflowCheck
{
    public static IReadOnlyList<Finding> Check(Workflow workflow)
    {
        List<Finding> findings =
        [
            .. NameChecks.Check(workflow),
            .. StepChecks.Check(workflow),
            .. GateChecks.Check(workflow),
        ];

        // Reachability says nothing about a graph with loose ends.
        if (!findings.Exists(finding => finding.Rejects))
            findings.AddRange(FlowChecks.Check(workflow));

        return findings;
    }
}
