namespace Protocol.Workflows;

/// <summary>
/// An edge of the graph of a region: from node to node, by which way out of which step. One without a way out leads
/// from a step as it was entered from one origin to the same step whatever its origin.
/// </summary>
internal sealed record FlowEdge(int From, int To, string Step, StepEdge? Via)
{
    /// <summary>Whether it leads back to where the visit came from.</summary>
    public bool IsResume => Via?.To == Exit.Resume;
}
