namespace Protocol.WorkItems;

/// <summary>How a work item stands: its availability, why, and when that ends by time alone.</summary>
public sealed record Standing(
    Availability Availability, string? Why = null, string? Code = null, DateTimeOffset? Until = null);
