using System.Diagnostics.CodeAnalysis;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Hosting;
using Protocol.Server.Hub;
using Protocol.Server.Sessions;
using Protocol.Server.Stores;
using Protocol.Server.Stores.Sqlite;

namespace Protocol.Server.Cli;

/// <summary>The workspace of a repository, opened for one caller.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    /// <summary>The secret of an enrolled service, for a process that acts as one.</summary>
    public const string SecretVariable = "SIGNALBOX_SECRET";

    private readonly Session? _session;

    private Workplace(WorkspacePlace at, IStore store, Caller caller, Session? session)
    {
        _session = session;
        At = at;
        Store = store;
        Caller = caller;
    }

    /// <summary>Where it is.</summary>
    public WorkspacePlace At { get; }

    /// <summary>The store.</summary>
    public IStore Store { get; }

    /// <summary>Who asks.</summary>
    public Caller Caller { get; }

    /// <summary>Where the caller's credential came from.</summary>
    public string Source => _session?.Source ?? "key";

    /// <summary>The hub as the caller sees it.</summary>
    public required IHub Plain { get; init; }

    /// <summary>The hub as the caller sees it from this worktree.</summary>
    public IHub Hub => field ??= new WorktreeHub(Plain, At);

    /// <summary>The claims that the command line keeps for the caller.</summary>
    public KeptClaims Claims => new(new SessionFolder(At.SessionFolder), Caller.Principal);

    /// <summary>The keys beside the store.</summary>
    public KeyFolder Keys => new(At.KeyFolder);

    /// <summary>Opens the workspace for the session of the command line.</summary>
    public static Task<Answer<Workplace>> OpenAsync(Invocation invocation) =>
        OpenAsync(invocation, (folder, ct) => folder.OpenCommandLineAsync(invocation.Surroundings.Clock, ct));

    /// <summary>Opens the workspace for a process that serves one agent over a pipe: the first free slot.</summary>
    public static Task<Answer<Workplace>> OpenSlotAsync(Invocation invocation) =>
        OpenAsync(invocation, (folder, _) => Task.FromResult(folder.TakeSlot()));

    /// <summary>Opens the workspace for a service whose secret lies beside the store.</summary>
    public static async Task<Answer<Workplace>> OpenServiceAsync(Invocation invocation, string service)
    {
        var found = await FindAsync(invocation);
        if (found is not Answer<WorkspacePlace>.Ok(var at))
            return ((Answer<WorkspacePlace>.Refused)found).Refusal;

        return new KeyFolder(at.KeyFolder).FindService(service) is { } secret
            ? await EnterAsync(invocation, at, new Credential.Service(secret), session: null)
            : UsageError.Of($"There is no key of the service '{service}' beside the store.", "signalbox init");
    }

    /// <summary>What starts the verifier of this machine, where the policy of now allows it.</summary>
    public async Task<VerifierLauncher> FindVerifierAsync(CancellationToken cancellationToken)
    {
        var policy = await Store.ReadAsync(view => view.FindPolicy(), cancellationToken);
        return new VerifierLauncher(At, policy is { LocalVerifier: true });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _session?.Dispose();
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The workplace disposes of its session.")]
    private static async Task<Answer<Workplace>> OpenAsync(
        Invocation invocation, Func<SessionFolder, CancellationToken, Task<Session>> take)
    {
        var found = await FindAsync(invocation);
        if (found is not Answer<WorkspacePlace>.Ok(var at))
            return ((Answer<WorkspacePlace>.Refused)found).Refusal;

        if (invocation.Surroundings.Variable(SecretVariable) is { Length: > 0 } secret)
            return await EnterAsync(invocation, at, new Credential.Service(secret), session: null);

        var session = invocation.Surroundings.Variable(Session.Variable) is { Length: > 0 } given
            ? new Session(given, Session.Variable, held: null)
            : await take(new SessionFolder(at.SessionFolder), invocation.CancellationToken);
        return await EnterAsync(invocation, at, new Credential.Session(session.Secret, OsUser.Party), session);
    }

    private static async Task<Answer<WorkspacePlace>> FindAsync(Invocation invocation)
    {
        var found = await WorkspacePlace.FindAsync(invocation.Directory, invocation.CancellationToken);
        return found is Answer<WorkspacePlace>.Ok(var at) && !File.Exists(at.StoreFile)
            ? UsageError.Of($"The repository {at.Root} has no workspace yet.", "signalbox init")
            : found;
    }

    private static async Task<Answer<Workplace>> EnterAsync(
        Invocation invocation, WorkspacePlace at, Credential credential, Session? session)
    {
        var store = SqliteStore.Open(at.StoreFolder, invocation.Surroundings.Clock);
        var service = new HubService(store, HubLimits.Of(invocation.Surroundings.Variable));
        if (await service.IdentifyAsync(credential, invocation.CancellationToken) is { } caller)
        {
            return new Workplace(at, store, caller, session)
            {
                Plain = service.For(caller),
            };
        }

        await store.DisposeAsync();
        session?.Dispose();
        return Refusals.Of(
            ErrorCode.Denied,
            "The secret is not that of an enrolled service.",
            next: new NextAction("fix", "Type `signalbox init`; it enrols the local verifier."));
    }
}
