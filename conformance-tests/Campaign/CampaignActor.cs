using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Histories;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Campaign;

/// <summary>
/// One principal with a process that may be killed at any instant: it starts another, and asks again with the same key
/// until it knows what became of its call.
/// </summary>
internal abstract class CampaignActor(string name, string kind, CampaignWorld world, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _secret = Workspace.NewSecret();
    private HubProcess? _process;
    private (string Op, JsonObject Arguments)? _unanswered;
    private int _keys;
    private volatile bool _isInForce;

    protected Random Chance { get; } = new(seed);

    protected CampaignWorld World { get; } = world;

    public string Name { get; } = name;

    /// <summary>Whether the process has answered something since it was started.</summary>
    public bool IsInForce => _isInForce;

    /// <summary>Does one thing after the other until the time is up, and then learns what is still unknown.</summary>
    public async Task RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        var end = CampaignWorld.Now() + (long)length.TotalNanoseconds;
        while (CampaignWorld.Now() < end)
        {
            if (_unanswered is { } call)
                await AskAsync(call.Op, call.Arguments, cancellationToken);
            else
                await ActAsync(cancellationToken);
        }
    }

    /// <summary>Asks again, once nobody kills any more, for what is still unknown.</summary>
    public async Task ResolveAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 5 && _unanswered is { } call; attempt++)
            await AskAsync(call.Op, call.Arguments, cancellationToken);

        if (_process is not null)
            await _process.DisposeAsync();
    }

    /// <summary>Kills the process, whatever it is doing.</summary>
    public async Task KillAsync()
    {
        _isInForce = false;
        if (_process is { IsAlive: true } victim)
            await victim.KillAsync();
    }

    protected abstract Task ActAsync(CancellationToken cancellationToken);

    /// <summary>What an answer means for the actor; also that of a call that was asked again.</summary>
    protected abstract void Learn(Operation answered);

    /// <summary>Calls with a fresh idempotency key.</summary>
    protected Task<Operation> CommandAsync(string operation, JsonObject arguments, CancellationToken cancellationToken)
    {
        arguments["idempotencyKey"] = $"{Name}-{++_keys}";
        return AskAsync(operation, arguments, cancellationToken);
    }

    protected async Task<Operation> AskAsync(
        string operation, JsonObject arguments, CancellationToken cancellationToken)
    {
        if (_process is not { IsAlive: true })
            _process = World.Workspace.Launch(Wire.Workspace.JsonRpc, kind, _secret, Name, Transcript.None);

        var start = CampaignWorld.Now();
        var answer = await _process.CallAsync(operation, arguments, cancellationToken)
            .WaitAsync(Patience, cancellationToken);
        var asked = new Operation(
            Name, operation, arguments, start, answer is null ? null : CampaignWorld.Now(),
            Body(answer));
        World.Record(asked);
        _unanswered = answer is null && asked.Key is not null ? (operation, arguments) : null;
        if (answer is not null)
        {
            _isInForce = true;
            Learn(asked);
        }

        return asked;
    }

    private static JsonObject? Body(JsonObject? answer)
    {
        var part = answer?.ContainsKey("result") is true ? "result" : "error";
        return answer is null ? null : new() { [part] = answer[part]?.DeepClone() };
    }
}
