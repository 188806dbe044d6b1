using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol.Vectors;

/// <summary>
/// The kernel behind the wire: it is given a journal and what a hub is told, and is asked an operation. What a hub
/// looks up before it asks its kernel (that a thing exists, that a handle is genuine) it finds in the journal.
/// </summary>
internal sealed class KernelHub
{
    private readonly List<JsonObject> _journal = [];
    private readonly JsonObject _world;
    private readonly PinnedWorkflow _workflow;
    private WorkItem? _item;

    public KernelHub(JsonObject world, IEnumerable<JsonObject> given)
    {
        _world = world;
        _workflow = WorkflowLoader.Load(JsonElement.Parse(world["workflow"]!.ToJsonString())).Workflow!;
        foreach (var entry in given)
            Fold(entry);
    }

    public IReadOnlyList<JsonObject> Journal => _journal;

    private JsonObject Told => _world.Object("told");

    /// <summary>What comes of an operation: the events, or an outcome without events, or an error.</summary>
    public JsonObject Ask(JsonObject when)
    {
        var caller = CallerOf(_world.Object("principals").Object(when.Text("by")));
        var told = Tell(when);
        if (when.Text("op") == "work/create")
        {
            var command = KernelAsk.Create(when.Object("args"), _workflow.Ref);
            return Tell(when, WorkItemDecider.Create(command, caller, told));
        }

        return LookUp(when, caller) is { } missing
            ? missing
            : Tell(when, WorkItemDecider.Decide(_item!, KernelAsk.Command(when, caller), caller, told));
    }

    private JsonObject? LookUp(JsonObject when, Caller caller)
    {
        var (op, args) = (when.Text("op"), when.Object("args"));
        var isVerifier = caller.Kind is PrincipalKind.Service && caller.Roles.Contains("verifier");
        if (op.StartsWith("verification/", StringComparison.Ordinal) && op != "verification/request" && !isVerifier)
            return Error("denied");

        if (op is "waiver/grant" or "dispute/resolve"
            && caller is not { Kind: PrincipalKind.Human, Assurance: Assurance.Signed })
        {
            return Error("denied");
        }

        if (args.ContainsKey("claim") && !IsGenuine("claim.granted", "holder", args.Text("claim"), caller))
            return Error("not-holder");

        if (args.ContainsKey("handle") && !IsGenuine("verification.taken", "verifier", args.Text("handle"), caller))
            return Error("not-holder");

        if (op is "handoff/accept" or "handoff/decline" && !Knows("handoff.offered", "handoff", args.Text("handoff")))
            return Error("unknown-handoff");

        return _item is not null ? null
            : op == "verification/acquire" ? Outcome("none-available") : Error("unknown-work");
    }

    /// <summary>A handle is <c>thing.fence.principal</c>: a hub made it where the journal says so.</summary>
    private bool IsGenuine(string type, string whose, string handle, Caller caller)
    {
        var parts = handle.Split('.', 3);
        return parts[2] == caller.Principal.Value && _journal.Exists(entry => entry.Text("type") == type
            && $"{entry["data"]!["fence"]}" == parts[1] && (string?)entry["data"]![whose] == parts[2]);
    }

    private bool Knows(string type, string member, string id) =>
        _journal.Exists(entry => entry.Text("type") == type && (string?)entry["data"]![member] == id);

    private JsonObject Tell(JsonObject when, Decision decision)
    {
        switch (decision)
        {
            case Decision.Accepted { Events.Count: > 0 } accepted:
                var events = new JsonArray();
                foreach (var stamped in accepted.Events)
                {
                    var seq = NextSeq();
                    var work = _item?.Id ?? new WorkId($"W-{seq}");
                    var entry = (JsonObject)JsonNode.Parse(
                        ProtocolJson.ToElement(JournalForm.ToEntry(stamped, seq, work)).GetRawText())!;
                    Fold(entry);
                    events.Add(entry.DeepClone());
                }

                return new() { ["events"] = events };
            case Decision.Accepted:
                return Outcome("recorded");
            case Decision.Unmoved unmoved:
                return Unmoved(when.Text("op"), unmoved);
            case Decision.Refused refused when when.Text("op") == "verification/acquire"
                && refused.Refusal.Code is not ErrorCode.Denied:
                return Outcome("none-available");
            case Decision.Refused refused:
                return Refused(refused.Refusal);
            default:
                throw new InvalidOperationException($"{decision}");
        }
    }

    private static JsonObject Unmoved(string operation, Decision.Unmoved unmoved)
    {
        var isNone = operation == "claim/acquire" && unmoved.Outcome != "held";
        var told = Outcome(isNone ? "none-available" : unmoved.Outcome);
        if (isNone)
            told["why"] = unmoved.Outcome;
        if (unmoved.RetryAfterMs is { } wait && !isNone)
            told["retryAfterMs"] = wait;
        return told;
    }

    private static JsonObject Refused(Refusal refusal)
    {
        var told = Error(Refusals.Spell(refusal.Code));
        if (refusal.Code is ErrorCode.StaleFence && refusal.Details is { } details)
            told["details"] = JsonNode.Parse(details.GetRawText());
        return told;
    }

    private void Fold(JsonObject entry)
    {
        var read = entry.Deserialize(ProtocolJson.Of<JournalEntry>())!;
        _journal.Add((JsonObject)entry.DeepClone());
        if (JournalForm.FromEntry(read) is { } stamped)
            _item = WorkItemFold.Fold(_item, stamped, read.Seq);
    }

    private long NextSeq() => _journal.Count == 0 ? (long)Told["nextSeq"]! : (long)_journal[^1]["seq"]! + 1;

    private Circumstances Tell(JsonObject when)
    {
        var dependencies = Told.Object("dependencies").ToDictionary(
            pair => new WorkId(pair.Key), pair => Enum.Parse<Lifecycle>((string)pair.Value!, ignoreCase: true));
        return new(
            DateTimeOffset.Parse(when.Text("at"), CultureInfo.InvariantCulture), NextSeq(), (long)Told["epoch"]!,
            _workflow, dependencies, (bool)Told["sealed"]!, Told["limits"].Deserialize(ProtocolJson.Of<Limits>())!);
    }

    public static Caller CallerOf(JsonObject who) => new(
        new(who.Text("id")), Enum.Parse<PrincipalKind>(who.Text("kind"), ignoreCase: true),
        Enum.Parse<Assurance>(who.Text("assurance"), ignoreCase: true),
        [.. who["roles"]!.AsArray().Select(role => (string)role!)], who.Text("party"));

    private static JsonObject Outcome(string outcome) => new() { ["outcome"] = outcome };

    private static JsonObject Error(string code) => new() { ["error"] = code };
}
