namespace Protocol.Principals;

/// <summary>
/// Who asks, as the hub established it from a credential; nothing here comes from an argument of the call
/// [SB-WHO-001]. Principals of one <paramref name="Party"/> are one hand where a criterion demands distinct parties.
/// </summary>
public sealed record Caller(
    PrincipalId Principal,
    PrincipalKind Kind,
    Assurance Assurance,
    IReadOnlyList<string> Roles,
    string Party,
    PrincipalId? Sponsor = null)
{
    /// <summary>Whether this is a person whose key signed this very command.</summary>
    public bool IsPerson => Kind is PrincipalKind.Human && Assurance is Assurance.Signed;

    /// <summary>What the journal keeps of the caller.</summary>
    public Actor Actor => new(Principal, Kind, Assurance);
}
