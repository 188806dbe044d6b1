using Protocol.Principals;

namespace Protocol.Gates;

/// <summary>
/// A person's leave to pass a criterion that does not pass, for one subject of one work item [SB-GATE-050]. It ends at
/// <paramref name="ExpiresAt"/>, or when <paramref name="MaxUses"/> exits were taken by it; the record stays for ever.
/// </summary>
public sealed record Waiver(
    WaiverId Id,
    string Gate,
    string Criterion,
    Subject Subject,
    string Reason,
    PrincipalId By,
    DateTimeOffset At,
    DateTimeOffset ExpiresAt,
    int MaxUses,
    int Uses);
