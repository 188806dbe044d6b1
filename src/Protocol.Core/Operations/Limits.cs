namespace Protocol.Operations;

/// <summary>The limits of a hub, as <c>describe</c> tells them; times in milliseconds, sizes in bytes.</summary>
public sealed record Limits(
    long MinLeaseMs = 5_000,
    long DefaultLeaseMs = 60_000,
    long MaxLeaseMs = 86_400_000,
    long MaxWaitMs = 25_000,
    long DefaultOfferMs = 1_800_000,
    long MaxOfferMs = 86_400_000,
    long DefaultParkMs = 86_400_000,
    long MaxParkMs = 2_592_000_000,
    long MaxWaiverMs = 2_592_000_000,
    long MaxMessageBytes = 1_048_576,
    int MaxDepth = 64,
    int MaxClaimsPerPrincipal = 32,
    int MaxOpenWork = 100_000,
    int MaxPage = 500);
