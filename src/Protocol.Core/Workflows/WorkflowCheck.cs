namespace Protocol.Workflows;

/// <summary>The static checks of spec/workflows.md: what they reject could never end well.</summary>
internal static class WorkflowCheck
{
    private const int MaxFindings = 200;

    /// <summary>All findings, errors first where there are too many to tell.</summary>
    public static IReadOnlyList<Finding> Check(Workflow workflow, Func<string, Workflow?> find)
    {
        var regions = Region.Of(workflow);
        var tooLarge = BoundChecks.Check(workflow, regions).Take(MaxFindings).ToList();
        if (tooLarge.Count > 0)
            return tooLarge;

        var findings = Whole(workflow, regions, find).ToList();
        return findings.Count <= MaxFindings
            ? findings
            : [.. findings.OrderBy(finding => finding.Severity).Take(MaxFindings)];
    }

    private static IEnumerable<Finding> Whole(
        Workflow workflow, IReadOnlyList<Region> regions, Func<string, Workflow?> find)
    {
        var graphs = regions.Where(region => region.Steps.ContainsKey(region.Start)).Select(FlowGraph.Of).ToList();
        var top = graphs.Find(graph => graph.Region == regions[0]);
        return NameChecks.Check(workflow, regions)
            .Concat(TargetChecks.Check(regions))
            .Concat(StepChecks.Check(workflow, regions))
            .Concat(ReferenceChecks.Check(workflow, regions))
            .Concat(CallChecks.Check(workflow, regions, find))
            .Concat(GateChecks.Check(workflow, regions))
            .Concat(CriterionChecks.Check(workflow, regions))
            .Concat(graphs.SelectMany(FlowChecks.Check))
            .Concat(top is null ? [] : GuaranteeChecks.Check(workflow, top))
            .Concat(NeedChecks.Check(graphs))
            .Concat(EffectChecks.Check(workflow, regions, top))
            .Concat(PolicyChecks.Check(workflow))
            .Concat(BoundChecks.Visits(workflow));
    }
}
