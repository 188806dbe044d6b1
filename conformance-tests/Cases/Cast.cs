using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>The actors of a case: each a credential and a process.</summary>
internal sealed class Cast(
    IEnumerable<KeyValuePair<string, string>> actors, Workspace workspace, Transcript transcript) : IAsyncDisposable
{
    private readonly Dictionary<string, (string Kind, string Secret)> _roles =
        actors.ToDictionary(actor => actor.Key, actor => (actor.Value, Workspace.NewSecret()));

    private readonly Dictionary<(string Actor, string Binding), HubProcess> _playing = [];
    private readonly Lock _turn = new();

    public string First => _roles.Keys.First();

    /// <summary>Starts all processes at the same time.</summary>
    public void Enter()
    {
        foreach (var actor in _roles.Keys)
            _ = Of(actor);
    }

    /// <summary>The process of an actor that serves a binding, started where it does not run yet.</summary>
    public HubProcess Of(string actor, string binding = Workspace.JsonRpc)
    {
        lock (_turn)
        {
            if (!_playing.TryGetValue((actor, binding), out var process))
            {
                var (kind, secret) = RoleOf(actor);
                process = workspace.Launch(binding, kind, secret, actor, transcript);
                _playing[(actor, binding)] = process;
            }

            return process;
        }
    }

    /// <summary>Runs a command of a binding as an actor.</summary>
    public Task<Ended> RunAsync(
        string actor, string binding, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (kind, secret) = RoleOf(actor);
        return workspace.RunCommandAsync(kind, secret, (binding, arguments), transcript, cancellationToken);
    }

    /// <summary>Kills every process, and spoils the store.</summary>
    public async Task SpoilStoreAsync()
    {
        await Task.WhenAll(_playing.Values.Where(process => process.IsAlive).Select(process => process.KillAsync()));
        workspace.SpoilStore();
    }

    /// <summary>A process that lives, started anew where the case left none.</summary>
    public HubProcess Survivor()
    {
        lock (_turn)
        {
            var living = _playing.FirstOrDefault(one => one.Key.Binding == Workspace.JsonRpc && one.Value.IsAlive);
            if (living.Value is { } alive)
                return alive;

            _playing.Remove((First, Workspace.JsonRpc));
        }

        return Of(First);
    }

    public Task KillAsync(string actor, string binding) => Of(actor, binding).KillAsync();

    public async Task RestartAsync(string actor, string binding)
    {
        var old = Of(actor, binding);
        if (old.IsAlive)
            await old.KillAsync();

        await old.DisposeAsync();
        lock (_turn)
            _playing.Remove((actor, binding));

        _ = Of(actor, binding);
    }

    /// <summary>What a hub wrote that answers nothing.</summary>
    public IEnumerable<string> Unasked() => _playing.Values.SelectMany(process => process.Unasked());

    private (string Kind, string Secret) RoleOf(string actor) => _roles.TryGetValue(actor, out var role)
        ? role
        : throw new InvalidDataException($"The case has no actor {actor}.");

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(_playing.Values.Select(process => process.DisposeAsync().AsTask()));
}
