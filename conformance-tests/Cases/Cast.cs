using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>The actors of a case: each a credential and a process.</summary>
internal sealed class Cast(
    IEnumerable<KeyValuePair<string, string>> actors, Workspace workspace, Transcript transcript) : IAsyncDisposable
{
    private readonly Dictionary<string, (string Kind, string Secret)> _roles =
        actors.ToDictionary(actor => actor.Key, actor => (actor.Value, Workspace.NewSecret()));

    private readonly Dictionary<string, HubProcess> _playing = [];
    private readonly Lock _turn = new();

    public string First => _roles.Keys.First();

    /// <summary>Starts all processes at the same time.</summary>
    public void Enter()
    {
        foreach (var actor in _roles.Keys)
            _ = Of(actor);
    }

    public HubProcess Of(string actor)
    {
        lock (_turn)
        {
            if (!_playing.TryGetValue(actor, out var process))
            {
                var (kind, secret) = _roles.TryGetValue(actor, out var role)
                    ? role
                    : throw new InvalidDataException($"The case has no actor {actor}.");
                process = _playing[actor] = workspace.Launch(kind, secret, actor, transcript);
            }

            return process;
        }
    }

    /// <summary>A process that lives, started anew where the case left none.</summary>
    public HubProcess Survivor()
    {
        lock (_turn)
        {
            if (_playing.Values.FirstOrDefault(process => process.IsAlive) is { } alive)
                return alive;

            _playing.Remove(First);
        }

        return Of(First);
    }

    public Task KillAsync(string actor) => Of(actor).KillAsync();

    public async Task RestartAsync(string actor)
    {
        var old = Of(actor);
        if (old.IsAlive)
            await old.KillAsync();

        await old.DisposeAsync();
        lock (_turn)
            _playing.Remove(actor);

        _ = Of(actor);
    }

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(_playing.Values.Select(process => process.DisposeAsync().AsTask()));
}
