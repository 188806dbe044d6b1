using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Hub;
using Protocol.Server.Stores.Sqlite;
using Protocol.Server.Tests.Stores;
using Protocol.WorkItems;

namespace Protocol.Server.Tests.Hub;

/// <summary>A hub over a real file, with a clock that the test moves, and callers by name.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    /// <summary>A workflow in which a verifier and a reviewer decide.</summary>
    public const string Change = """
        {
          "kind": "Workflow", "spec": "0.1", "id": "change", "version": "1.0.0", "start": "implement",
          "roles": { "implementer": {}, "reviewer": {}, "maintainer": { "kinds": ["human"] } },
          "steps": {
            "implement": { "type": "task", "role": "implementer", "lease": "PT1M", "timeout": "PT2H", "attempts": 2,
              "exits": {
                "done": { "to": "review", "gate": "tested" },
                "blocked": { "to": "escalate" }, "timeout": { "to": "escalate" }, "exhausted": { "to": "escalate" } } },
            "review": { "type": "task", "role": "reviewer", "timeout": "PT2H",
              "exits": {
                "approve": { "to": "done", "gate": "reviewed", "approves": true },
                "changes": { "to": "implement", "loop": { "max": 2, "then": "escalate" } },
                "blocked": { "to": "escalate" }, "timeout": { "to": "escalate" } } },
            "escalate": { "type": "task", "role": "maintainer", "timeout": "P7D",
              "exits": {
                "abandon": { "to": "failed" },
                "blocked": { "to": "failed" }, "timeout": { "to": "failed" } } },
            "done": { "type": "end", "result": "succeeded" },
            "failed": { "type": "end", "result": "failed" }
          },
          "gates": {
            "tested": { "all": [ { "id": "tests", "kind": "command", "run": { "argv": ["run-tests"] },
              "report": { "path": "out/*.trx", "format": "trx" }, "expect": { "tests": {} },
              "remedy": "Make every test run and pass." } ] },
            "reviewed": { "all": [
              { "id": "independent", "kind": "approval", "quorum": 1, "roles": ["reviewer"] },
              { "id": "tested-here", "kind": "history", "requires": ["implement.done"] } ] }
          },
          "guarantees": [ { "before": "done", "requires": ["implement.done", "review.approve"] } ]
        }
        """;

    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteStore _store;
    private readonly HubService _hub;

    public TestHub(Limits? limits = null)
    {
        _store = SqliteStore.Create(_directory.Path, Clock);
        _hub = new(_store, limits ?? new Limits());
    }

    public TestClock Clock { get; } = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<IHub> AgentAsync(string name) =>
        _hub.For((await _hub.IdentifyAsync(new Credential.Session(name, "os:1000"), Stop))!);

    /// <summary>A verifier, enrolled as <c>init</c> enrolls it.</summary>
    public async Task<IHub> VerifierAsync()
    {
        const string Secret = "the verifier's secret";
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));
        await (await AgentAsync("init")).EnrollPrincipalAsync(
            new(PrincipalKind.Service, "verifier", ["verifier"], SecretDigest: new Digest(digest)), Stop);
        return _hub.For((await _hub.IdentifyAsync(new Credential.Service(Secret), Stop))!);
    }

    /// <summary>Loads the workflow and makes an item of it.</summary>
    public async Task<WorkId> AddChangeAsync(string title = "Mend it")
    {
        var agent = await AgentAsync("creator");
        Ok(await agent.LoadWorkflowAsync(new(JsonElement.Parse(Change)), Stop));
        return Ok(await agent.CreateWorkAsync(new(title, Workflow: "change"), Stop)).Work.Work;
    }

    /// <summary>A verifier takes the request and reports.</summary>
    public static async Task<ReportVerification.Result> ReportAsync(
        IHub verifier, string status = "pass", TestCounts? tests = null, string? nonce = null, string? commit = null)
    {
        var taken = Ok(await verifier.AcquireVerificationAsync(new(), Stop));
        var subject = new Subject(commit ?? taken.Task!.Subject.GitCommit, "a".PadLeft(40, '0'), "b".PadLeft(64, '0'));
        var run = new CriterionRun(
            status, status == "pass" ? [] : [new("tests.failed", "One test failed.")], DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch, 0, true, tests ?? new TestCounts(3, 3, 0, 0));
        return Ok(await verifier.ReportVerificationAsync(
            new(taken.Handle!.Value, nonce ?? taken.Task!.Nonce, subject, run), Stop));
    }

    public static T Ok<T>(Answer<T> answer) => answer is Answer<T>.Ok ok
        ? ok.Result
        : throw new Xunit.Sdk.XunitException($"{((Answer<T>.Refused)answer).Refusal}");

    public static Refusal Refused<T>(Answer<T> answer) => Assert.IsType<Answer<T>.Refused>(answer).Refusal;

    /// <summary>Folds the journal anew, and compares with what the store keeps.</summary>
    public async Task AssertFoldIsStateAsync()
    {
        var (entries, items) = await _store.ReadAsync(
            view => (view.ReadJournal(0, null, 10_000), view.ReadWork(null).ToList()), Stop);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(entry => entry.Seq));
        foreach (var item in items)
        {
            var folded = entries.Where(entry => entry.Work == item.Id).Aggregate(
                (WorkItem?)null, (state, entry) => WorkItemFold.Fold(state, JournalForm.FromEntry(entry)!, entry.Seq));
            Assert.Equal(
                ProtocolJson.ToElement(folded!).GetRawText(), ProtocolJson.ToElement(item).GetRawText());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _directory.Dispose();
    }
}
