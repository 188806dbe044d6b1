using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>claim/acquire</c>: a named work item, or the next that matches; it may wait.</summary>
internal sealed class AcquireOperation(HubParts parts, Caller caller)
{
    public async Task<Answer<AcquireClaim.Result>> AcquireClaimAsync(
        AcquireClaim.Request request, CancellationToken cancellationToken)
    {
        var ask = Ask.Of(caller, "claim/acquire", request, request.IdempotencyKey);
        var patience = TimeSpan.FromMilliseconds(Math.Clamp(request.WaitMs ?? 0, 0, parts.Limits.MaxWaitMs));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var mayReplay = request.IdempotencyKey is not null;
        while (true)
        {
            // Whoever finds nothing takes no turn from those who write; only a replay must be looked up in one.
            var looked = await parts.Turns.ReadAsync(caller, reader => Look(reader, request), cancellationToken);
            if (looked is not Answer<Outlook>.Ok { Result: var outlook })
                return ((Answer<Outlook>.Refused)looked).Refusal;

            var answer = outlook.Missed is null || mayReplay
                ? await parts.Turns.WriteAsync(ask, writer => Try(writer, request), cancellationToken)
                : outlook.Missed;
            mayReplay = false;
            var left = patience - System.Diagnostics.Stopwatch.GetElapsedTime(started);
            if (answer is not Answer<AcquireClaim.Result>.Ok { Result: { Claim: null } missed }
                || left <= TimeSpan.Zero)
            {
                return answer;
            }

            var pause = missed.RetryAfterMs is { } ms ? TimeSpan.FromMilliseconds(Math.Max(1, ms)) : left;
            await parts.Store.WaitAsync(outlook.Head, pause < left ? pause : left, cancellationToken);
        }
    }

    private Answer<Outlook> Look(WorkReader reader, AcquireClaim.Request request)
    {
        if (request.Work is not null)
            return new Outlook(reader.View.Head, null);

        if (WhyNotSought(reader, request) is { } refusal)
            return refusal;

        var missed = IsAtCapacity(reader)
            ? Missed("none-available", "at-capacity", null, null)
            : Candidate(reader, request) is null ? Explain(reader, request) : null;
        return new Outlook(reader.View.Head, missed);
    }

    /// <summary>What nobody can find is no search [SB-CLAIM-080].</summary>
    private static Refusal? WhyNotSought(WorkReader reader, AcquireClaim.Request request)
    {
        if (request.Recover)
        {
            return Refusals.Of(
                ErrorCode.InvalidArgument,
                "Name the work item whose claim you recover.",
                new() { ["pointer"] = "/work" },
                next: new NextAction("status", "See what you hold.", Call: new("status")));
        }

        return request.Workflow is { } workflow && WorkOperations.Pin(reader.View, workflow) is null
            ? WorkflowOperations.Unknown(workflow)
            : null;
    }

    private Answer<AcquireClaim.Result> Try(WorkWriter writer, AcquireClaim.Request request) =>
        request.Work is { } work ? Named(writer, work, request) : Next(writer, request);

    private Answer<AcquireClaim.Result> Named(WorkWriter writer, WorkId work, AcquireClaim.Request request)
    {
        if (writer.View.FindWork(work) is not { } item)
            return WorkReader.Unknown(work);

        if (!request.Recover && IsAtCapacity(writer))
            return Missed("none-available", "at-capacity", null, work);

        var decision = writer.Decide(
            item, new WorkItemCommand.Acquire(request.Roles ?? [], request.Recover, request.LeaseMs));
        switch (decision)
        {
            case Decision.Refused refused:
                return refused.Refusal;
            case Decision.Accepted accepted:
                var after = writer.Commit(item, accepted);

                // It may have left its step instead (its grants are used up); then it is asked where it stands now.
                return after.Claim?.Holder == caller.Principal
                    ? Granted(writer, after)
                    : Named(writer, work, request);
            case Decision.Unmoved unmoved when unmoved.Outcome == "held":
                return Missed("held", null, unmoved.RetryAfterMs, work);
            case Decision.Unmoved unmoved:
                return Missed("none-available", unmoved.Outcome, unmoved.RetryAfterMs, work);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Answer<AcquireClaim.Result> Next(WorkWriter writer, AcquireClaim.Request request)
    {
        if (IsAtCapacity(writer))
            return Missed("none-available", "at-capacity", null, null);

        // An item may leave its step instead of being granted (its grants are used up); then the next one is asked.
        while (Candidate(writer, request) is { } found)
        {
            var after = writer.Commit(found.Item, found.Decision);
            if (after.Claim?.Holder == caller.Principal)
                return Granted(writer, after);
        }

        return Explain(writer, request);
    }

    /// <summary>The first item, in the order of the queue, on which the claim would take effect.</summary>
    private static (WorkItem Item, Decision.Accepted Decision)? Candidate(
        WorkReader reader, AcquireClaim.Request request)
    {
        var command = new WorkItemCommand.Acquire(request.Roles ?? [], false, request.LeaseMs);
        foreach (var item in reader.View.ReadClaimable(reader.View.Now))
        {
            if (!Matches(item, request))
                continue;

            if (WorkItemDecider.Decide(item, command, reader.Caller, reader.Tell(item)) is Decision.Accepted accepted)
                return (item, accepted);
        }

        return null;
    }

    private bool IsAtCapacity(WorkReader reader) =>
        reader.View.ReadHeldBy(caller.Principal).Count >= parts.Limits.MaxClaimsPerPrincipal;

    private static bool Matches(WorkItem item, AcquireClaim.Request request) =>
        (request.Workflow is null || item.Workflow.Id == request.Workflow)
        && (request.Labels ?? []).All(item.Labels.Contains);

    /// <summary>Nothing available, blocked, and not matched are three things; so is when to ask again.</summary>
    private static AcquireClaim.Result Explain(WorkReader reader, AcquireClaim.Request request)
    {
        var open = reader.View.ReadWork(Lifecycle.Open).Concat(reader.View.ReadWork(Lifecycle.Paused))
            .Select(reader.AsOf).ToList();
        var standings = open.ConvertAll(item => (Item: item, Standing: reader.Stand(item)));
        var until = standings.Where(one => Matches(one.Item, request)).Min(one => one.Standing.Until);
        var wait = until is { } at ? (long)Math.Max(0, (at - reader.View.Now).TotalMilliseconds) : (long?)null;
        var why = standings.Count == 0 ? "empty" : Why(standings, request);
        return Missed("none-available", why, wait, null);
    }

    private static string Why(List<(WorkItem Item, Standing Standing)> standings, AcquireClaim.Request request)
    {
        bool Any(params Availability[] wanted) => standings.Exists(
            one => wanted.Contains(one.Standing.Availability) && Matches(one.Item, request));

        return Any(Availability.Ready) || !standings.Exists(one => Matches(one.Item, request)) ? "no-match"
            : Any(Availability.Claimed, Availability.Offered, Availability.Blocked, Availability.Waiting) ? "blocked"
            : Any(Availability.Paused) ? "paused"
            : "empty";
    }

    private Answer<AcquireClaim.Result> Granted(WorkWriter writer, WorkItem item)
    {
        var told = writer.Tell(item);
        var claim = item.Claim!;
        return new AcquireClaim.Result(
            "claimed",
            Briefs.Next(item, told),
            parts.Handles.Of(item.Id, claim.Fence, claim.Holder),
            claim.Fence,
            claim.TermMs,
            Briefs.Of(item, told),
            item.Id);
    }

    private static AcquireClaim.Result Missed(string outcome, string? why, long? retryAfterMs, WorkId? work)
    {
        var advice = (outcome, why) switch
        {
            ("held", _) => "Somebody else has it. Ask for other work, or wait.",
            (_, "empty") => "There is no open work. Stop, or wait for some.",
            (_, "blocked") => "What there is waits for something, or somebody holds it.",
            (_, "paused") => "A person paused what there is.",
            (_, "at-capacity") => "You hold as much as you may.",
            _ => "What is ready is for another role, or does not match what you asked for.",
        };
        var wait = new NextAction("wait", advice, Call: new("claim/acquire"));
        return new AcquireClaim.Result(outcome, [wait], Work: work, Why: why, RetryAfterMs: retryAfterMs);
    }

    /// <summary>Where the journal ends, and why there is nothing, where there is nothing.</summary>
    private sealed record Outlook(long Head, AcquireClaim.Result? Missed);
}
