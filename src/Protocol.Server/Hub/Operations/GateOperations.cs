using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>gate/check</c>, <c>step/advance</c> and <c>exit/take</c>.</summary>
internal sealed class GateOperations(HubParts parts, Caller caller)
{
    public Task<Answer<Verdict>> CheckGateAsync(CheckGate.Request request, CancellationToken cancellationToken) =>
        parts.Turns.ReadAsync(caller, reader => Check(reader, request), cancellationToken);

    public Task<Answer<AdvanceStep.Result>> AdvanceStepAsync(
        AdvanceStep.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "step/advance", request, request.IdempotencyKey),
            writer =>
            {
                var before = HolderTurns.Read(parts, writer, request.Claim, out _)?.Item;
                return HolderTurns.Decide<AdvanceStep.Result>(
                    parts, writer, request.Claim,
                    fence => new WorkItemCommand.Advance(
                        fence, request.Exit, request.Subject, request.Dirty, request.Park, request.DeadlineMs,
                        request.Note),
                    (item, decision) => Tell(writer, before!, item, decision));
            },
            cancellationToken);

    public Task<Answer<TakeExit.Result>> TakeExitAsync(TakeExit.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync<TakeExit.Result>(
            Ask.Of(caller, "exit/take", request, request.IdempotencyKey, request.Proof),
            writer => writer.Settle<TakeExit.Result>(
                request.Work,
                new WorkItemCommand.TakeExit(request.Exit, request.Subject, request.Note),
                (after, decision) => Tell(request, Views.Stub(after, writer.Tell(after)), decision)),
            cancellationToken);

    private static Answer<TakeExit.Result> Tell(TakeExit.Request request, WorkStub work, Decision decision) =>
        decision switch
        {
            Decision.Unmoved { Verdict: { } verdict } => new TakeExit.Result(
                verdict.Outcome, verdict.Next, work, request.Exit, Verdict: verdict),
            Decision.Unmoved unmoved => new TakeExit.Result(
                unmoved.Outcome,
                [new("wait", "It is not ready for anybody now.", Call: Call.To("work/get", ("work", work.Work.Value)))],
                work, request.Exit, RetryAfterMs: unmoved.RetryAfterMs),
            _ => new TakeExit.Result(
                work.Lifecycle is Lifecycle.Open ? "advanced" : "ended",
                [new("show", "See what else needs a person.", Call: new("attention/list"))],
                work, request.Exit, work.Step),
        };

    private Answer<Verdict> Check(WorkReader reader, CheckGate.Request request)
    {
        if (Find(reader, request, out var refusal) is not { } item)
            return refusal!;

        if (item.Lifecycle is Lifecycle.Succeeded or Lifecycle.Failed or Lifecycle.Canceled)
            return Refusals.Of(ErrorCode.WorkEnded, $"{item.Id} has ended; there is no gate to check.");

        var told = reader.Tell(item);
        var deciding = new Deciding(new Draft(item, told), caller, told);
        if (deciding.WhyNotNamed(request.Subject) is { } unnamed)
            return unnamed;

        return StepDecisions.FindExit(deciding, request.Exit ?? item.Park?.Exit, out var exit) is { } unknown
            ? unknown
            : GateEvaluator.Evaluate(
                item, exit, StepDecisions.ToQuestion(deciding, exit, request.Subject, request.Dirty), told, told.Now);
    }

    private WorkItem? Find(WorkReader reader, CheckGate.Request request, out Refusal? refusal)
    {
        refusal = null;
        if (request.Claim is { } handle)
        {
            if (HolderTurns.Read(parts, reader, handle, out refusal) is not { } held)
                return null;

            var now = reader.AsOf(held.Item);
            refusal = new Deciding(new Draft(now, reader.Tell(now)), caller, reader.Tell(now)).WhyNotHolder(held.Fence);
            return refusal is null ? now : null;
        }

        if (request.Work is not { } work)
        {
            refusal = Refusals.Of(
                ErrorCode.InvalidArgument,
                "Name the claim, or the work item.",
                new() { ["pointer"] = "/claim" },
                next: new NextAction("status", "See what you hold.", Call: new("status")));
            return null;
        }

        var item = reader.Find(work);
        refusal = item is null ? WorkReader.Unknown(work) : null;
        return item;
    }

    private Answer<AdvanceStep.Result> Tell(WorkWriter writer, WorkItem before, WorkItem item, Decision decision)
    {
        var told = writer.Tell(item);
        var stub = Views.Stub(item, told);
        return decision switch
        {
            Decision.Unmoved unmoved => new AdvanceStep.Result(
                unmoved.Outcome, unmoved.Verdict!.Next, stub, unmoved.Verdict.Exit, Verdict: unmoved.Verdict),
            Decision.Accepted { Verdict: { } verdict } when ParkedHere(before, item) is { } park =>
                new AdvanceStep.Result(
                "parked",
                [new("claim", "It waits for others; ask for other work.", Call: new("claim/acquire"))],
                stub, park.Exit, Deadline: park.Deadline, Verdict: verdict),
            Decision.Accepted { Verdict: { } verdict } when item.Lifecycle is not Lifecycle.Open =>
                new AdvanceStep.Result(
                "ended",
                [new("claim", "Ask for other work.", Call: new("claim/acquire"))],
                stub, verdict.Exit, item.Step, Refusals.Spell(item.Lifecycle)),
            Decision.Accepted { Verdict: { } verdict } => Advanced(item, told, stub, verdict),
            _ => throw new System.Diagnostics.UnreachableException($"{decision} on {before.Id}"),
        };
    }

    /// <summary>The park of a step that was not left, and not that of a wait that was entered.</summary>
    private static Park? ParkedHere(WorkItem before, WorkItem item) =>
        item.Passages.Count == before.Passages.Count ? item.Park : null;

    private Answer<AdvanceStep.Result> Advanced(WorkItem item, Circumstances told, WorkStub stub, Verdict verdict)
    {
        if (item.Claim is not { } claim || claim.Holder != caller.Principal)
        {
            return new AdvanceStep.Result(
                "advanced",
                [new("claim", "You do not hold the next step; ask for other work.", Call: new("claim/acquire"))],
                stub, verdict.Exit, item.Step);
        }

        return new AdvanceStep.Result(
            "advanced",
            Briefs.Next(item, told),
            stub,
            verdict.Exit,
            item.Step,
            Claim: parts.Handles.Of(item.Id, claim.Fence, claim.Holder),
            Fence: claim.Fence,
            LeaseMs: claim.TermMs,
            Brief: Briefs.Of(item, told));
    }
}
