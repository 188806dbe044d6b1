using System.Text.Json;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Stores;
using Protocol.WorkItems;

namespace Protocol.Server.Tests.Stores;

/// <summary>Things to store.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Actor Ada = new(new("agent:ada"), PrincipalKind.Agent, Assurance.Asserted);

    public static WorkItem Work(string id, Lifecycle lifecycle = Lifecycle.Open) => new(
        new(id), $"Title of {id} (ä, \"quoted\")", null, new("task", "1", new("sha256:00")), ["label"], 5, [], null,
        Ada.Principal, Noon, lifecycle, "do", 1, Noon, null, null, null, 1, null, null, null, null, 0,
        new Dictionary<string, int>(), new Dictionary<string, int>(), [], [], [], [], [], [], [], [], [], null, null,
        Noon);

    public static WorkIndex Index(
        long createdSeq,
        int priority = 5,
        Lifecycle lifecycle = Lifecycle.Open,
        DateTimeOffset? claimableFrom = null) =>
        new(lifecycle, priority, createdSeq, claimableFrom, null, false, false, false, []);

    public static JsonElement Element(string json) => JsonDocument.Parse(json).RootElement;

    public static long AppendNext(
        this IWriteTurn turn, string type = "claim.progressed", string data = "{}", string? work = null)
    {
        var id = work is null ? default(WorkId?) : new WorkId(work);
        turn.Append(new JournalEntry(turn.Head + 1, turn.Now, type, Ada, id, Element(data)));
        return turn.Head;
    }

    public static void Save(this IWriteTurn turn, string id, WorkIndex index) =>
        turn.SaveWork(Work(id, index.Lifecycle), index);
}
