using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>waiver/grant</c>, <c>dispute/open</c> and <c>dispute/resolve</c>.</summary>
internal sealed class ExemptionOperations(HubParts parts, Caller caller)
{
    public Task<Answer<GrantWaiver.Result>> GrantWaiverAsync(
        GrantWaiver.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync<GrantWaiver.Result>(
            Ask.Of(caller, "waiver/grant", request, request.IdempotencyKey, request.Proof),
            writer => writer.Caller.IsPerson ? Grant(writer, request) : ExemptionDecisions.Denied().Refusal,
            cancellationToken);

    public Task<Answer<OpenDispute.Result>> OpenDisputeAsync(
        OpenDispute.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "dispute/open", request, request.IdempotencyKey),
            writer => HolderTurns.Decide<OpenDispute.Result>(
                parts, writer, request.Claim,
                fence => new WorkItemCommand.OpenDispute(fence, request.Exit, request.Criterion, request.Reason),
                (item, decision) => Opened(writer, item, decision, request)),
            cancellationToken);

    public Task<Answer<ResolveDispute.Result>> ResolveDisputeAsync(
        ResolveDispute.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync<ResolveDispute.Result>(
            Ask.Of(caller, "dispute/resolve", request, request.IdempotencyKey, request.Proof),
            writer => writer.Caller.IsPerson ? Resolve(writer, request) : ExemptionDecisions.Denied().Refusal,
            cancellationToken);

    private static Answer<GrantWaiver.Result> Grant(WorkWriter writer, GrantWaiver.Request request) =>
        writer.Settle<GrantWaiver.Result>(
            request.Work,
            new WorkItemCommand.GrantWaiver(
                request.Gate, request.Criterion, request.Subject, request.Reason, request.ExpiresMs,
                request.MaxUses ?? 1),
            (after, decision) => new GrantWaiver.Result(
                "granted", GrantedBy(decision)!, Views.Stub(after, writer.Tell(after))));

    private static Answer<OpenDispute.Result> Opened(
        WorkWriter writer, WorkItem item, Decision decision, OpenDispute.Request request)
    {
        var told = writer.Tell(item);
        var exits = told.Workflow.Document.Steps[item.Step].Exits!;
        var dispute = item.Disputes.Last(one => one.Criterion == request.Criterion && Exemptions.IsOpen(item, one)
            && (request.Exit is null || exits[request.Exit].Gate == one.Gate));
        return new OpenDispute.Result(
            decision is Decision.Unmoved unmoved ? unmoved.Outcome : "opened",
            item.Park is null
                ? [new("wait", "A person rules. Advance with park, and claim other work, or go on with what is open.",
                    dispute.Criterion, Call.To("gate/check", ("work", item.Id.Value)))]
                : [new("claim", "A person rules; ask for other work.", Call: new("claim/acquire"))],
            dispute.Id,
            Views.Stub(item, told));
    }

    private static Answer<ResolveDispute.Result> Resolve(WorkWriter writer, ResolveDispute.Request request) =>
        writer.Settle<ResolveDispute.Result>(
            request.Work,
            new WorkItemCommand.ResolveDispute(
                request.Dispute, request.Ruling, request.Note, request.Subject, request.ExpiresMs, request.MaxUses),
            (after, decision) => new ResolveDispute.Result(
                "resolved",
                after.Disputes.First(one => one.Id == request.Dispute),
                Views.Stub(after, writer.Tell(after)),
                GrantedBy(decision)));

    private static Waiver? GrantedBy(Decision decision) => ((Decision.Accepted)decision).Events
        .Select(one => one.Event).OfType<WorkItemEvent.WaiverGranted>().LastOrDefault()?.Waiver;
}
