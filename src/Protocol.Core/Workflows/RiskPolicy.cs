namespace Protocol.Workflows;

/// <summary>How the risk of a work item is computed: <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
public sealed record RiskPolicy(
    string? Default = null, bool? MayBeLowered = null, IReadOnlyList<RiskRule>? Rules = null);
