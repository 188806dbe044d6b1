namespace Protocol.Principals;

/// <summary>Who caused an event, and how the hub knew.</summary>
public sealed record Actor(PrincipalId Principal, PrincipalKind Kind, Assurance Assurance)
{
    /// <summary>The hub itself, which materialises what time has done.</summary>
    public static Actor Hub { get; } = new(new("service:hub"), PrincipalKind.Service, Assurance.Key);
}
