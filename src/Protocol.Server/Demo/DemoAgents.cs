namespace Protocol.Server.Demo;

/// <summary>Who plays: two who do the work, and one who reviews it.</summary>
internal sealed record DemoAgents(DemoAgent Ada, DemoAgent Bob, DemoAgent Cyd)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<DemoAgent> All => [Ada, Bob, Cyd];
}
