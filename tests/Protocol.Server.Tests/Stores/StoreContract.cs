using Protocol.Gates;
using Protocol.Policies;
using Protocol.Principals;
using Protocol.Server.Stores;
using Protocol.WorkItems;
using static Protocol.Server.Tests.Stores.Samples;

namespace Protocol.Server.Tests.Stores;

/// <summary>What every store promises.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private IStore? _store;

    private protected TestClock Clock { get; } = new(Noon);

    private protected IStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _store = Open();
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        Remove();
    }

    private static string Spell<T>(T value) => ProtocolJson.ToElement(value).GetRawText();

    private protected abstract IStore Open();

    private protected abstract void Remove();

    private protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        _store = Open();
    }

    private async Task WriteAsync(Action<IWriteTurn> turn) => _ = await Store.WriteAsync(
        t =>
        {
            turn(t);
            return 0;
        },
        Token);

    private Task<T> ReadAsync<T>(Func<IReadView, T> view) => Store.ReadAsync(view, Token);

    private Task<List<string>> IdsAsync(Func<IReadView, IEnumerable<WorkItem>> read) =>
        ReadAsync(view => read(view).Select(static item => item.Id.Value).ToList());

    [Fact]
    public async Task A_workspace_keeps_its_name_and_its_key()
    {
        var before = Store.Workspace;

        await ReopenAsync();

        Assert.StartsWith("ws_", before.Id);
        Assert.Equal(32, before.HubKey.Length);
        Assert.Equal(1, before.Epoch);
        Assert.Equal(before.Id, Store.Workspace.Id);
        Assert.Equal(before.HubKey.ToArray(), Store.Workspace.HubKey.ToArray());
    }

    [Fact]
    public async Task What_was_saved_is_read_as_it_was()
    {
        var item = Work("W-1");
        var workflow = new StoredWorkflow(
            new("task", "1", new("sha256:aa")), Json("""{"kind": "Workflow", "x": "é"}"""), 7);
        var policy = new Policy("Policy", "0.1", "main", "task", ["change"], ["worker"], ["tests/**"]);
        var service = new EnrolledPrincipal(
            new("service:verifier"), PrincipalKind.Service, ["verifier"], null, new Digest("sha256:bb"));
        var answer = new StoredAnswer(
            Ada.Principal, "key", "work/create", new("sha256:cc"), """{"work":"W-1"}""", Noon);

        await WriteAsync(turn =>
        {
            turn.SaveWork(item, Index(1));
            turn.SaveWorkflow(workflow with { Ref = workflow.Ref with { Digest = new("sha256:old") } });
            turn.SaveWorkflow(workflow);
            turn.SavePolicy(policy);
            turn.SavePrincipal(service);
            turn.SaveAnswer(answer);
        });
        await ReopenAsync();

        await Store.ReadAsync(
            view =>
            {
                Assert.Equal(Spell(item), Spell(view.FindWork(item.Id)!));
                Assert.Equal(workflow.Document.GetRawText(), view.FindWorkflow("task")!.Document.GetRawText());
                Assert.Equal(workflow.Ref, view.FindWorkflow(new Digest("sha256:aa"))!.Ref);
                Assert.NotNull(view.FindWorkflow(new Digest("sha256:old")));
                Assert.Equal(7, Assert.Single(view.ReadWorkflows()).LoadedSeq);
                Assert.Equal(Spell(policy), Spell(view.FindPolicy()!));
                Assert.Equivalent(service, view.FindPrincipal(service.Id));
                Assert.Equivalent(service, view.FindPrincipalBySecret(new("sha256:bb")));
                Assert.Equal(answer, view.FindAnswer(Ada.Principal, "key"));
                Assert.Null(view.FindAnswer(new("agent:bob"), "key"));
                return 0;
            },
            Token);
    }

    [Fact]
    public async Task An_empty_workspace_holds_nothing()
    {
        await Store.ReadAsync(
            view =>
            {
                Assert.Equal(0, view.Head);
                Assert.Null(view.FindWork(new("W-1")));
                Assert.Empty(view.ReadWork(null));
                Assert.Equal(0, view.CountOpen());
                Assert.Null(view.FindPolicy());
                Assert.Null(view.FindWorkflow("task"));
                Assert.False(view.IsSealed);
                return 0;
            },
            Token);
    }

    [Fact]
    public async Task A_workspace_is_sealed_by_its_first_human()
    {
        var service = new EnrolledPrincipal(new("service:v"), PrincipalKind.Service, [], null, new Digest("sha256:d"));
        var human = new EnrolledPrincipal(new("human:ada"), PrincipalKind.Human, [], "key", null);

        await WriteAsync(turn => turn.SavePrincipal(service));
        Assert.False(await ReadAsync(static view => view.IsSealed));

        await WriteAsync(turn => turn.SavePrincipal(human));
        Assert.True(await ReadAsync(static view => view.IsSealed));
    }

    [Fact]
    public async Task The_first_answer_to_a_key_is_never_replaced()
    {
        var first = new StoredAnswer(Ada.Principal, "key", "work/create", new("sha256:cc"), "1", Noon);
        await WriteAsync(turn => turn.SaveAnswer(first));

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => WriteAsync(turn => turn.SaveAnswer(first with { Result = "2" })));

        Assert.Equal(first, await ReadAsync(static view => view.FindAnswer(Ada.Principal, "key")));
    }

    [Fact]
    public async Task Time_never_runs_back()
    {
        await WriteAsync(static turn => turn.AppendNext());

        Clock.Now = Noon.AddHours(-5);
        var read = await ReadAsync(static view => view.Now);
        await WriteAsync(static turn => turn.SavePolicy(new("Policy", "0.1", "main", "task", [], [], [])));
        await ReopenAsync();
        var written = await Store.WriteAsync(static turn => turn.Now, Token);

        Assert.Equal(Noon, read);
        Assert.Equal(Noon, written);
    }

    [Fact]
    public async Task Time_does_not_run_back_after_an_event_that_is_dated_earlier()
    {
        Clock.Now = Noon.AddHours(1);
        await WriteAsync(static turn =>
            turn.Append(new(1, Noon, "claim.expired", Ada, null, Json("{}"))));

        Clock.Now = Noon;
        Assert.Equal(Noon.AddHours(1), await ReadAsync(static view => view.Now));
    }

    [Fact]
    public async Task Time_is_told_in_whole_milliseconds()
    {
        Clock.Now = Noon.AddTicks(12_345);

        Assert.Equal(Noon.AddMilliseconds(1), await ReadAsync(static view => view.Now));
        Assert.Equal(Noon.AddMilliseconds(1), await Store.WriteAsync(static turn => turn.Now, Token));
    }
}
