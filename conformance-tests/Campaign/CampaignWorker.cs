using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Histories;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Campaign;

/// <summary>
/// An agent that claims, works, offers and accepts by chance, also with handles that it should have forgotten.
/// </summary>
internal sealed class CampaignWorker(string name, CampaignWorld world, int seed)
    : CampaignActor(name, "agent", world, seed)
{
    private readonly List<(string Handle, string Step)> _handles = [];
    private readonly List<(string Handle, string Step)> _forgotten = [];
    private int _notes;

    protected override async Task ActAsync(CancellationToken cancellationToken)
    {
        var item = World.AnyItem(Chance);
        await (Chance.Next(24) switch
        {
            < 4 => AcquireNamedAsync(item, cancellationToken),
            4 => AcquireAsync([], cancellationToken),
            5 => AcquireAsync(new() { ["work"] = item, ["recover"] = true }, cancellationToken),
            6 => AskAsync("work/get", new() { ["work"] = item }, cancellationToken),
            7 => CommandAsync("evidence/submit", Testimony(item), cancellationToken),
            8 => AcceptAsync(cancellationToken),
            9 => Task.Delay(Chance.Next(150), cancellationToken),
            _ => UseHandleAsync(cancellationToken),
        });
    }

    protected override void Learn(Operation answered)
    {
        if (answered.Result.TextAt("/claim") is { } granted)
            _handles.Add((granted, answered.Result.TextAt("/brief/step")!));
        else if (answered is { ErrorCode: "stale-fence" } && answered.Args.TextAt("/claim") is { } stale)
            Forget(stale);
    }

    private async Task AcquireNamedAsync(string item, CancellationToken cancellationToken)
    {
        var asked = await AcquireAsync(new() { ["work"] = item }, cancellationToken);
        if (asked.ErrorCode != "work-ended")
            return;

        var made = await CommandAsync(
            "work/create", new() { ["title"] = $"Instead of {item}", ["workflow"] = "campaign" }, cancellationToken);
        if (made.Result.TextAt("/work/work") is { } fresh)
            World.Replace(item, fresh);
    }

    private Task<Operation> AcquireAsync(JsonObject arguments, CancellationToken cancellationToken)
    {
        arguments["leaseMs"] = 200 + Chance.Next(400);
        return CommandAsync("claim/acquire", arguments, cancellationToken);
    }

    /// <summary>It is used again now and then, as by an agent that did not listen.</summary>
    private void Forget(string handle)
    {
        _forgotten.AddRange(_handles.Where(held => held.Handle == handle));
        _handles.RemoveAll(held => held.Handle == handle);
    }

    private Task UseHandleAsync(CancellationToken cancellationToken)
    {
        var handles = Chance.Next(10) == 0 ? _forgotten : _handles;
        if (handles.Count == 0)
            return Task.Delay(Chance.Next(10), cancellationToken);

        var (handle, step) = handles[Chance.Next(handles.Count)];
        var (operation, arguments) = Chance.Next(12) switch
        {
            < 3 => ("claim/renew", new JsonObject()),
            < 5 => ("claim/progress", new() { ["note"] = $"{Name} note {++_notes}" }),
            5 => ("claim/release", []),
            6 => ("step/advance", new() { ["exit"] = step == "make" ? "skipped" : "again" }),
            < 9 when step == "make" => ("step/advance", Park()),
            < 10 => ("verification/request", new() { ["subject"] = World.AnySubject(Chance) }),
            10 => ("handoff/offer", Offer()),
            _ => ("handoff/withdraw", new() { ["handoff"] = World.Offers is [.., var last] ? last : "H-1" }),
        };
        arguments["claim"] = handle;
        return CommandAsync(operation, arguments, cancellationToken);
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        if (World.Offers is not { Count: > 0 } offers)
            return;

        var handoff = offers[Chance.Next(offers.Count)];
        var preview = await AskAsync("handoff/get", new() { ["handoff"] = handoff }, cancellationToken);
        var facts = preview.Result.At("/packet/facts");
        var readback = new JsonObject
        {
            ["goal"] = "Go on where the other stopped",
            ["firstAction"] = "Look at the item",
            ["unmet"] = new JsonArray([.. UnmetOf(facts)]),
        };
        if (facts.At("/subject") is { } subject)
            readback["subject"] = subject.DeepClone();

        await CommandAsync(
            "handoff/accept",
            new() { ["handoff"] = handoff, ["readback"] = readback },
            cancellationToken);
    }

    private static IEnumerable<JsonNode?> UnmetOf(JsonNode? facts) =>
        facts.At("/unmet")?.AsArray().Select(unmet => unmet.At("/criterion")?.DeepClone()) ?? [];

    private JsonObject Park() => new()
    {
        ["exit"] = "checked",
        ["park"] = true,
        ["deadlineMs"] = 300 + Chance.Next(900),
        ["subject"] = World.AnySubject(Chance),
    };

    private JsonObject Offer() => new()
    {
        ["reason"] = "shift-end",
        ["expiresMs"] = 200 + Chance.Next(1_500),
        ["narrative"] = new JsonObject
        {
            ["summary"] = "Half done",
            ["actions"] = new JsonArray(new JsonObject { ["text"] = "Do the other half" }),
        },
    };

    private JsonObject Testimony(string item) => new()
    {
        ["work"] = item,
        ["predicateType"] = "https://example.org/says-so/v1",
        ["predicate"] = new JsonObject { ["tests"] = "all green, trust me" },
        ["subject"] = World.AnySubject(Chance),
    };
}
