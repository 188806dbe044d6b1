using Protocol.Operations;
using Protocol.Server.Stores;
using static Protocol.Server.Tests.Stores.Samples;

namespace Protocol.Server.Tests.Stores;

public abstract partial class StoreContract
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_event_that_leaves_a_gap_or_a_double_is_refused(long seq)
    {
        await WriteAsync(static turn => turn.AppendNext());

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(
            turn => turn.Append(new JournalEntry(seq, turn.Now, "claim.progressed", Ada, null, Element("{}")))));

        Assert.Equal(1, await ReadAsync(static view => view.Head));
    }

    [Fact]
    public async Task Events_are_read_in_order_after_a_position_and_of_one_work_item()
    {
        await WriteAsync(static turn =>
        {
            _ = turn.AppendNext("work.created", """{"title": "ä"}""", "W-1");
            _ = turn.AppendNext("policy.loaded");
            _ = turn.AppendNext("claim.granted", work: "W-1");
        });

        var all = await ReadAsync(static view => view.ReadJournal(0, null, 10));
        var rest = await ReadAsync(static view => view.ReadJournal(1, null, 1));
        var ofOne = await ReadAsync(static view => view.ReadJournal(1, new("W-1"), 10));

        Assert.Equal([1, 2, 3], all.Select(static entry => entry.Seq));
        Assert.Equal("""{"title": "ä"}""", all[0].Data.GetRawText());
        Assert.Equal((Noon, Ada, "work.created"), (all[0].At, all[0].Actor, all[0].Type));
        Assert.Null(all[1].Work);
        Assert.Equal(2, Assert.Single(rest).Seq);
        Assert.Equal(3, Assert.Single(ofOne).Seq);
    }

    [Fact]
    public async Task An_event_is_found_by_the_handoff_or_the_verification_that_it_names()
    {
        await WriteAsync(static turn =>
        {
            _ = turn.AppendNext("handoff.offered", """{"handoff": "H-1"}""", "W-1");
            _ = turn.AppendNext("handoff.closed", """{"handoff": "H-1"}""", "W-1");
            _ = turn.AppendNext("verification.taken", """{"verification": "V-9"}""", "W-1");
        });

        Assert.Equal(1, (await ReadAsync(static view => view.FindEvent("handoff.offered", new("W-1"), "H-1")))?.Seq);
        Assert.Equal(3, (await ReadAsync(static view => view.FindEvent("verification.taken", new("W-1"), "V-9")))?.Seq);
        Assert.Null(await ReadAsync(static view => view.FindEvent("handoff.offered", new("W-2"), "H-1")));
        Assert.Null(await ReadAsync(static view => view.FindEvent("handoff.offered", new("W-1"), "H-2")));
    }

    [Fact]
    public async Task A_turn_sees_what_it_wrote()
    {
        var seen = await Store.WriteAsync(
            static turn =>
            {
                _ = turn.AppendNext();
                turn.Save("W-1", Index(1, claimableFrom: Noon));
                return (turn.Head, turn.ReadClaimable(turn.Now).Count(), turn.ReadJournal(0, null, 9).Count);
            },
            Token);

        Assert.Equal((1, 1, 1), seen);
    }

    [Fact]
    public async Task A_turn_that_throws_leaves_nothing_and_spoils_no_other()
    {
        using var gate = new ManualResetEventSlim();
        var first = WriteAsync(turn =>
        {
            gate.Wait(Token);
            _ = turn.AppendNext();
        });
        var failing = WriteAsync(static turn =>
        {
            _ = turn.AppendNext();
            turn.Save("W-2", Index(2, claimableFrom: Noon));
            throw new InvalidDataException("a bug");
        });
        var last = Store.WriteAsync(static turn => turn.AppendNext(), Token);
        gate.Set();

        await first;
        await Assert.ThrowsAsync<InvalidDataException>(() => failing);
        Assert.Equal(2, await last);
        Assert.Equal(2, await ReadAsync(static view => view.Head));
        Assert.Null(await ReadAsync(static view => view.FindWork(new("W-2"))));
        Assert.Equal(0, await ReadAsync(static view => view.CountOpen()));
    }

    [Fact]
    public async Task A_turn_that_swallows_a_failure_of_the_store_is_not_committed_by_halves()
    {
        var answer = new StoredAnswer(Ada.Principal, "key", "work/create", new("sha256:cc"), "1", Noon);
        await WriteAsync(turn => turn.SaveAnswer(answer));

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(turn =>
        {
            _ = turn.AppendNext();
            _ = Record.Exception(() => turn.SaveAnswer(answer));
        }));

        Assert.Equal(0, await ReadAsync(static view => view.Head));
    }

    [Fact]
    public async Task A_turn_that_was_cancelled_before_it_began_never_runs()
    {
        using var gate = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        var first = WriteAsync(turn => gate.Wait(Token));
        var given = Store.WriteAsync(static turn => turn.AppendNext(), cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        gate.Set();
        await first;

        Assert.Equal(1, await Store.WriteAsync(static turn => turn.AppendNext(), Token));
    }

    [Fact]
    public async Task A_view_is_one_state_while_others_write()
    {
        await WriteAsync(static turn => turn.AppendNext());

        var (before, after) = await ReadAsync(view =>
        {
            var head = view.ReadJournal(0, null, 10).Count;
            WriteAsync(static turn => turn.AppendNext()).GetAwaiter().GetResult();
            return (head, view.ReadJournal(0, null, 10).Count);
        });

        Assert.Equal((1, 1), (before, after));
        Assert.Equal(2, await ReadAsync(static view => view.Head));
    }

    [Fact]
    public async Task A_view_or_a_turn_that_is_over_reads_and_writes_nothing()
    {
        await WriteAsync(static turn => turn.Save("W-1", Index(1)));
        var rows = await ReadAsync(static view => view.ReadWork(null));
        var begun = await ReadAsync(static view =>
        {
            var items = view.ReadWork(null).GetEnumerator();
            _ = items.MoveNext();
            return items;
        });
        var turn = await Store.WriteAsync(static turn => turn, Token);

        Assert.Throws<InvalidOperationException>(() => rows.Any());
        Assert.Throws<InvalidOperationException>(() => begun.MoveNext());
        Assert.Throws<InvalidOperationException>(() => turn.AppendNext());
        begun.Dispose();
    }

    [Fact]
    public async Task A_waiter_is_told_of_growth_and_of_the_end_of_its_time()
    {
        var waiting = Store.WaitAsync(0, TimeSpan.FromMinutes(1), Token);
        await WriteAsync(static turn => turn.AppendNext());

        Assert.Equal(1, await waiting);
        Assert.Equal(1, await Store.WaitAsync(0, TimeSpan.Zero, Token));
        Assert.Equal(1, await Store.WaitAsync(1, TimeSpan.FromMilliseconds(30), Token));
    }

    [Fact]
    public async Task A_waiter_that_is_cancelled_stops_waiting()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = Store.WaitAsync(0, TimeSpan.FromMinutes(1), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
