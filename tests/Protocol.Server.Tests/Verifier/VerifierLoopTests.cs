using Protocol.Operations;
using Protocol.Server.Verifier;
using static Protocol.Server.Tests.Verifier.VerifierBench;

namespace Protocol.Server.Tests.Verifier;

/// <summary>The verifier answers every request that it takes.</summary>
public sealed class VerifierLoopTests : IDisposable
{
    private readonly VerifierBench bench = new();
    private readonly QueueHub queue;
    private readonly VerifierLoop loop;

    public VerifierLoopTests()
    {
        (var hub, queue) = QueueHub.Make();
        loop = new(hub, new(bench.Options, TimeProvider.System), TimeProvider.System, new Progress<string>());
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Every_open_request_is_reported_with_its_nonce()
    {
        var commit = bench.Source.Commit(("a.txt", "x"));
        queue.Add(TaskOf(Shell("exit 0"), commit) with { Verification = new("V-1"), Nonce = "first" });
        queue.Add(TaskOf(Shell("exit 1"), commit) with { Verification = new("V-2"), Nonce = "second" });
        queue.Add(TaskOf(new("x", "oracle"), commit) with { Verification = new("V-3"), Nonce = "third" });

        var end = await RunOnceAsync();

        Assert.Equal(new VerifierEnd(3, null), end);
        Assert.Equal(["first", "second", "third"], queue.Reports.Select(report => report.Nonce));
        Assert.Equal(["pass", "fail", "error"], queue.Reports.Select(report => report.Run.Status));
        Assert.All(queue.Reports, report => Assert.Equal(commit, report.Subject.GitCommit));
    }

    [Fact]
    public async Task A_task_that_makes_no_sense_is_reported_as_trouble()
    {
        var task = TaskOf(Shell("exit 0"), bench.Source.Commit());
        queue.Add(task with { Definition = ReasonData.Of(("id", 1)) });
        queue.Add(task with { Verification = new("V-2"), Subject = new(Sha256: new string('0', 64)) });

        Assert.Equal(new VerifierEnd(2, null), await RunOnceAsync());
        Assert.All(queue.Reports, report => Assert.Equal("error", report.Run.Status));
    }

    [Fact]
    public async Task A_report_is_repeated_where_the_hub_says_so()
    {
        queue.Add(TaskOf(Shell("exit 0"), bench.Source.Commit()));
        queue.Refusals.Enqueue(Refuse(ErrorCode.Busy, Retry.AfterDelay));

        Assert.Equal(new VerifierEnd(1, null), await RunOnceAsync());
        Assert.Single(queue.Reports);
    }

    [Fact]
    public async Task A_request_that_comes_back_after_trouble_is_not_tried_without_end()
    {
        var task = TaskOf(new("x", "oracle"), bench.Source.Commit());
        foreach (var _ in Enumerable.Range(0, 5))
            queue.Add(task);

        Assert.Equal(new VerifierEnd(1, null), await RunOnceAsync());
        Assert.Equal(["error", "error"], queue.Reports.Select(report => report.Run.Status));
    }

    [Fact]
    public async Task A_caller_who_may_not_verify_is_told_so()
    {
        queue.Add(Refuse(ErrorCode.Denied, Retry.Never));

        Assert.Equal(ErrorCode.Denied, (await RunOnceAsync()).Refusal?.Code);
    }

    [Fact]
    public async Task Told_to_stop_it_ends_the_run_and_reports_that_there_is_no_verdict()
    {
        queue.Add(TaskOf(Shell("sleep 600"), bench.Source.Commit()));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        var end = await loop.ServeAsync(stop.Token);

        Assert.Equal(new VerifierEnd(0, null), end);
        Assert.Equal("error", Assert.Single(queue.Reports).Run.Status);
    }

    private Task<VerifierEnd> RunOnceAsync() => loop.RunOnceAsync(null, TestContext.Current.CancellationToken);

    private static Refusal Refuse(ErrorCode code, Retry retry) =>
        new(code, "https://w3id.org/signalbox/0.1/errors/x", "title", "detail", retry, 1, null, []);
}
