using System.Security.Cryptography;
using System.Text;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Stores;
using Protocol.WorkItems;

namespace Protocol.Server.Hub;

/// <summary>The reference hub over one store: it knows callers, and gives each its own view of the standard.</summary>
internal sealed class HubService
{
    private const int NameLength = 10;

    private readonly HubParts _parts;

    public HubService(IStore store, Limits limits)
    {
        var workflows = new PinnedWorkflows();
        var handles = new ClaimHandles(store.Workspace.HubKey, store.Workspace.Id);
        _parts = new(store, limits, workflows, handles, new Turns(store, limits, workflows));
    }

    /// <summary>The hub, as one caller sees it.</summary>
    public IHub For(Caller caller) => new CallerHub(_parts, caller);

    /// <summary>Tells who a credential names; null where it names nobody.</summary>
    public async Task<Caller?> IdentifyAsync(Credential credential, CancellationToken cancellationToken) =>
        credential switch
        {
            Credential.Session session => await _parts.Store.ReadAsync(view => Agent(view, session), cancellationToken),
            Credential.Service service => await _parts.Store.ReadAsync(
                view => Enrolled(view, service.Secret), cancellationToken),
            _ => null,
        };

    private Caller Agent(IReadView view, Credential.Session session)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{_parts.Store.Workspace.Id}\n{session.Secret}"));
        var name = Base32.Spell(digest)[..NameLength];
        var roles = (view.FindPolicy() ?? BuiltIn.Policy).AgentRoles;
        return new(new($"agent:{name}"), PrincipalKind.Agent, Assurance.Asserted, roles, session.Party);
    }

    private static Caller? Enrolled(IReadView view, string secret)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        var principal = view.FindPrincipalBySecret(new Digest("sha256:" + Convert.ToHexStringLower(digest)));
        return principal is null
            ? null
            : new(principal.Id, principal.Kind, Assurance.Key, principal.Roles, principal.Id.Value);
    }
}
