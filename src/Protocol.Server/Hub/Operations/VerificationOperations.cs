using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>verification/*</c>.</summary>
internal sealed class VerificationOperations(HubParts parts, Caller caller)
{
    private const int MaxCriteria = 64;
    private const int NonceBytes = 18;

    public Task<Answer<RequestVerification.Result>> RequestVerificationAsync(
        RequestVerification.Request request, CancellationToken cancellationToken)
    {
        // Chance comes from here, never from the kernel.
        IReadOnlyList<string> nonces = [.. Enumerable.Range(0, MaxCriteria).Select(_ =>
            System.Buffers.Text.Base64Url.EncodeToString(
                System.Security.Cryptography.RandomNumberGenerator.GetBytes(NonceBytes)))];
        return parts.Turns.WriteAsync(
            Ask.Of(caller, "verification/request", request, request.IdempotencyKey),
            writer => HolderTurns.Decide<RequestVerification.Result>(
                parts, writer, request.Claim,
                fence => new WorkItemCommand.AskVerification(
                    fence, request.Exit, request.Subject, request.Dirty, nonces),
                (item, decision) => Tell(writer, item, decision)),
            cancellationToken);
    }

    public async Task<Answer<AcquireVerification.Result>> AcquireVerificationAsync(
        AcquireVerification.Request request, CancellationToken cancellationToken)
    {
        var ask = Ask.Of(caller, "verification/acquire", request, request.IdempotencyKey);
        var patience = TimeSpan.FromMilliseconds(Math.Clamp(request.WaitMs ?? 0, 0, parts.Limits.MaxWaitMs));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (true)
        {
            var head = 0L;
            var answer = await parts.Turns.WriteAsync(
                ask,
                writer =>
                {
                    head = writer.View.Head;
                    return Take(writer, request);
                },
                cancellationToken);
            var left = patience - System.Diagnostics.Stopwatch.GetElapsedTime(started);
            if (answer is not Answer<AcquireVerification.Result>.Ok { Result.Handle: null } || left <= TimeSpan.Zero)
                return answer;

            await parts.Store.WaitAsync(head, left, cancellationToken);
        }
    }

    public Task<Answer<ReportVerification.Result>> ReportVerificationAsync(
        ReportVerification.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "verification/report", request, request.IdempotencyKey),
            writer => Report(writer, request),
            cancellationToken);

    private static Answer<RequestVerification.Result> Tell(WorkWriter writer, WorkItem item, Decision decision)
    {
        var verdict = decision switch
        {
            Decision.Accepted accepted => accepted.Verdict,
            Decision.Unmoved unmoved => unmoved.Verdict,
            _ => null,
        };
        var isAsked = decision is Decision.Accepted && item.Requests.Any(
            one => one.Gate == verdict!.Gate?.Id && item.Subject!.Covers(one.Subject));
        var outcome = isAsked ? "requested" : "nothing-to-verify";
        IReadOnlyList<VerificationStub> requests =
        [
            .. item.Requests.Select(one => new VerificationStub(
                one.Id, one.Criterion, one.Verifier is null ? "open" : "running")),
        ];
        var next = outcome == "requested"
            ? [new("wait", "A verifier runs it; then check the gate.",
                Call: Call.To("gate/check", ("work", item.Id.Value), ("exit", verdict!.Exit)))]
            : verdict!.Next;
        return new RequestVerification.Result(
            outcome, next, item.Id, verdict!.Exit, verdict.Subject, requests, writer.View.Head, verdict);
    }

    private Answer<AcquireVerification.Result> Take(WorkWriter writer, AcquireVerification.Request request)
    {
        if (request.Work is { } work && writer.View.FindWork(work) is null)
            return WorkReader.Unknown(work);

        var items = writer.View.ReadUnverified()
            .Where(item => request.Work is null || item.Id == request.Work).ToList();
        foreach (var item in items)
        {
            switch (writer.Decide(item, new WorkItemCommand.TakeVerification()))
            {
                case Decision.Accepted accepted:
                    return Taken(writer, writer.Commit(item, accepted), accepted);
                case Decision.Refused { Refusal: { Code: ErrorCode.Denied } refusal }:
                    return refusal;
                default:
                    continue;
            }
        }

        return IsVerifier ? new AcquireVerification.Result("none-available", RetryAfterMs: 1_000) : NotVerifier();
    }

    private Answer<AcquireVerification.Result> Taken(WorkWriter writer, WorkItem item, Decision.Accepted accepted)
    {
        var taken = accepted.Events.Select(one => one.Event).OfType<WorkItemEvent.VerificationTaken>().Last();
        var request = item.Requests.Single(one => one.Id == taken.Verification);
        var policy = writer.View.FindPolicy() ?? BuiltIn.Policy;
        var workflow = writer.Tell(item).Workflow;
        var task = new VerificationTask(
            request.Id, item.Id, request.Step, request.Visit, request.Gate, request.Criterion, request.CriterionDigest,
            workflow.Criterion(request.Gate, request.Criterion).Document, item.Workflow,
            request.Subject, policy.Base,
            [.. policy.Protected.Union(workflow.Document.Policy?.Protected ?? [])], request.Nonce!);
        var left = (long)(taken.LeaseEnds - writer.View.Now).TotalMilliseconds;
        return new AcquireVerification.Result(
            "acquired", parts.Handles.Of(request.Id, taken.Fence, caller.Principal), taken.Fence, left, task);
    }

    private bool IsVerifier => caller.Roles.Contains("verifier") && caller.Kind is PrincipalKind.Service;

    private static Refusal NotVerifier() => Refusals.Of(
        ErrorCode.Denied,
        "Only an enrolled service with the role verifier takes and reports verification requests.",
        next: new NextAction("verify", "Ask for verification instead.", Call: new("verification/request")));

    private Answer<ReportVerification.Result> Report(WorkWriter writer, ReportVerification.Request request)
    {
        if (!IsVerifier)
            return NotVerifier();

        if (parts.Handles.Read(request.Handle, caller.Principal) is not { } read
            || JournalOperations.EntryOf(writer.View, read.Verification.Value) is not { Work: { } work })
        {
            return Refusals.Of(
                ErrorCode.NotHolder,
                "This is no handle of a verification request of yours.",
                new() { ["pointer"] = "/handle", ["wanted"] = "verification" });
        }

        return writer.Settle<ReportVerification.Result>(
            writer.View.FindWork(work)!,
            new WorkItemCommand.Report(
                read.Verification, read.Fence, request.Nonce, request.Subject, request.Run,
                EvidenceOperations.TrustOf(caller)),
            (_, decision) => EvidenceOperations.MintedBy(decision) is { } minted
                ? new ReportVerification.Result("minted", minted.Id, minted.Trust, work)
                : new ReportVerification.Result("errored", null, null, work));
    }
}
