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

        // Reachability says nothing about a graph with loose ends; a cycle is a cycle all the same.
        findings.AddRange(FlowChecks.Check(workflow, isWhole: !findings.Exists(finding => finding.Code == "W101")));
        return findings;
    }
}
