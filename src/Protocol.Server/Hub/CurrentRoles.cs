using Protocol.Principals;
using Protocol.Server.Stores;

namespace Protocol.Server.Hub;

/// <summary>What a caller may be now: whoever has no key gets its roles from the policy that is current
/// [SB-WHO-021].</summary>
internal static class CurrentRoles
{
    /// <summary>The caller with the roles that hold in this view.</summary>
    public static Caller In(IReadView view, Caller caller) => caller.Assurance is Assurance.Asserted
        ? caller with { Roles = (view.FindPolicy() ?? BuiltIn.Policy).AgentRoles }
        : caller;
}
