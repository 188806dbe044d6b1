using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Sdk.Tests;

/// <summary>A hub with one work item in memory, just enough to see what a binding does with its answers.</summary>
internal sealed class FakeHub : SilentHub
{
    private static readonly Digest SomeDigest = new("sha256:" + new string('a', 64));
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _grants;

    public VerdictStatus Gate { get; set; } = VerdictStatus.Pass;

    public int Renewals { get; private set; }

    public int ListTotal { get; init; } = 1;

    public string ListTitle { get; init; } = "Fix the build";

    public Exception? Thrown { get; init; }

    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Canceled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<object> Asked { get; } = [];

    private ClaimHandle Current => new($"W-1.{_grants}.mac");

    public override Task<Answer<Describe.Result>> DescribeAsync(
        Describe.Request request, CancellationToken cancellationToken) =>
        Answer(request, new Describe.Result(
            "ok", "0.1", new("fake", "1"), "ws", false, new Dictionary<string, System.Text.Json.JsonElement>(),
            new Dictionary<string, string>(), new Dictionary<string, long>(), ["status"]));

    public override Task<Answer<GetStatus.Result>> StatusAsync(
        GetStatus.Request request, CancellationToken cancellationToken) =>
        Thrown is { } thrown
            ? throw thrown
            : Answer(request, new GetStatus.Result(
                "ok",
                [new("claim", "There is work.", Call: new("claim/acquire"))],
                new(new("agent:a"), PrincipalKind.Agent, Assurance.Asserted, [], "os:0"),
                [], [], [], 1, false));

    public override Task<Answer<ListWork.Result>> ListWorkAsync(
        ListWork.Request request, CancellationToken cancellationToken)
    {
        var count = Math.Min(ListTotal, request.Limit ?? 20);
        var items = Enumerable.Range(1, count).Select(number => Stub() with { Work = new($"W-{number}") }).ToArray();
        return Answer(request, new ListWork.Result("ok", items, ListTotal, null));
    }

    public override async Task<Answer<AcquireClaim.Result>> AcquireClaimAsync(
        AcquireClaim.Request request, CancellationToken cancellationToken)
    {
        lock (Asked)
            Asked.Add(request);

        if (request.WaitMs > 0)
        {
            Waiting.TrySetResult();
            using var told = cancellationToken.Register(() => Canceled.TrySetResult());
            await Task.Delay(TimeSpan.FromMilliseconds(request.WaitMs.Value), cancellationToken);
            return new AcquireClaim.Result("none-available", [], Why: "empty", RetryAfterMs: 1000);
        }

        _grants++;
        return new AcquireClaim.Result("claimed", [], Current, new Fence(_grants), 3_000, Brief());
    }

    public override Task<Answer<RenewClaim.Result>> RenewClaimAsync(
        RenewClaim.Request request, CancellationToken cancellationToken)
    {
        if (request.Claim != Current)
            return Task.FromResult<Answer<RenewClaim.Result>>(Refusals.Of(ErrorCode.StaleFence, "Replaced."));

        Renewals++;
        return Answer(request, new RenewClaim.Result("renewed", new("W-1"), new(_grants), 3_000));
    }

    public override Task<Answer<ReleaseClaim.Result>> ReleaseClaimAsync(
        ReleaseClaim.Request request, CancellationToken cancellationToken) =>
        request.Claim == Current
            ? Answer(request, new ReleaseClaim.Result("released", Stub(), []))
            : Task.FromResult<Answer<ReleaseClaim.Result>>(
                Refusals.Of(ErrorCode.StaleFence, "Replaced.", new() { ["fence"] = _grants }));

    public override Task<Answer<ReportProgress.Result>> ReportProgressAsync(
        ReportProgress.Request request, CancellationToken cancellationToken) =>
        Answer(request, new ReportProgress.Result("recorded", new("W-1"), new(_grants), 3_000));

    public override Task<Answer<Verdict>> CheckGateAsync(
        CheckGate.Request request, CancellationToken cancellationToken) => Answer(request, Verdict(request.Subject));

    public override Task<Answer<AdvanceStep.Result>> AdvanceStepAsync(
        AdvanceStep.Request request, CancellationToken cancellationToken) =>
        Answer(request, new AdvanceStep.Result("ended", [], Stub(), request.Exit ?? "done", Ended: "succeeded"));

    public override Task<Answer<RequestVerification.Result>> RequestVerificationAsync(
        RequestVerification.Request request, CancellationToken cancellationToken) =>
        Answer(request, new RequestVerification.Result(
            "requested", [], new("W-1"), "done", request.Subject, [new(new("V-7"), "tests", "open")], 7));

    public override Task<Answer<OfferHandoff.Result>> OfferHandoffAsync(
        OfferHandoff.Request request, CancellationToken cancellationToken) =>
        Answer(request, new OfferHandoff.Result("offered", new("H-9"), new("W-1"), Start, []));

    public override Task<Answer<AcceptHandoff.Result>> AcceptHandoffAsync(
        AcceptHandoff.Request request, CancellationToken cancellationToken)
    {
        _grants++;
        return Answer(request, new AcceptHandoff.Result("accepted", [], Current, new(_grants), 3_000, Brief()));
    }

    public override Task<Answer<CreateWork.Result>> CreateWorkAsync(
        CreateWork.Request request, CancellationToken cancellationToken) =>
        Answer(request, new CreateWork.Result("created", Stub(), new("task", "1", SomeDigest), []));

    private WorkStub Stub() =>
        new(new("W-1"), ListTitle, Lifecycle.Open, Availability.Ready, "do", 1, 4);

    private static Brief Brief() =>
        new(new("W-1"), "Fix the build", "do", 1, null, null, [], new("task", "1", SomeDigest), null, null, null);

    private Verdict Verdict(Subject? subject)
    {
        var status = Gate == VerdictStatus.Pass ? CriterionStatus.Pass : CriterionStatus.Pending;
        return new(
            System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(Gate.ToString()),
            [new("verify", Call: new("verification/request", ProtocolJson.ToElement(
                new RequestVerification.Request(Current, "done", new Subject(GitCommit: new string('c', 40))))))],
            Gate, Gate == VerdictStatus.Pass, new("W-1"), "do", 1, "done", null, subject,
            [new("tests", "command", status, true, null, null, [], [])],
            new(0, null), Start, null, SomeDigest, SomeDigest, true);
    }

    private Task<Answer<T>> Answer<T>(object request, T result)
    {
        lock (Asked)
            Asked.Add(request);

        return Task.FromResult<Answer<T>>(result);
    }
}
