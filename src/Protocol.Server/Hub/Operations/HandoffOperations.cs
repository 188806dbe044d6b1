using Protocol.Handoffs;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Stores;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>handoff/*</c>.</summary>
internal sealed class HandoffOperations(HubParts parts, Caller caller)
{
    public Task<Answer<OfferHandoff.Result>> OfferHandoffAsync(
        OfferHandoff.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "handoff/offer", request, request.IdempotencyKey),
            writer => (Narratives.WhyRejected(request.Narrative) ?? WhyUnknown(writer.View, request.To)) is { } rejected
                ? rejected
                : HolderTurns.Decide<OfferHandoff.Result>(
                    parts, writer, request.Claim,
                    fence => new WorkItemCommand.Offer(
                        fence, request.To ?? new HandoffTarget(), request.Reason, request.Narrative, request.Subject,
                        request.ExpiresMs),
                    (item, _) => Offered(item)),
            cancellationToken);

    public Task<Answer<GetHandoff.Result>> GetHandoffAsync(
        GetHandoff.Request request, CancellationToken cancellationToken) =>
        parts.Turns.ReadAsync<GetHandoff.Result>(
            caller,
            reader => Packets.Find(reader, request.Handoff) is { } packet
                ? new GetHandoff.Result("ok", Next(packet), packet)
                : Unknown(request.Handoff),
            cancellationToken);

    public Task<Answer<AcceptHandoff.Result>> AcceptHandoffAsync(
        AcceptHandoff.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "handoff/accept", request, request.IdempotencyKey),
            writer => Decide<AcceptHandoff.Result>(
                writer, request.Handoff,
                new WorkItemCommand.Accept(request.Handoff, request.Readback, request.LeaseMs),
                item =>
                {
                    var told = writer.Tell(item);
                    var claim = item.Claim!;
                    return new(
                        "accepted", Briefs.Next(item, told), parts.Handles.Of(item.Id, claim.Fence, claim.Holder),
                        claim.Fence, claim.TermMs, Briefs.Of(item, told));
                }),
            cancellationToken);

    public Task<Answer<DeclineHandoff.Result>> DeclineHandoffAsync(
        DeclineHandoff.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "handoff/decline", request, request.IdempotencyKey),
            writer => Decide<DeclineHandoff.Result>(
                writer, request.Handoff,
                new WorkItemCommand.Decline(request.Handoff, request.Code, request.Reason),
                item => new("declined", Views.Stub(item, writer.Tell(item)))),
            cancellationToken);

    public Task<Answer<WithdrawHandoff.Result>> WithdrawHandoffAsync(
        WithdrawHandoff.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "handoff/withdraw", request, request.IdempotencyKey),
            writer => HolderTurns.Decide<WithdrawHandoff.Result>(
                parts, writer, request.Claim,
                fence => new WorkItemCommand.Withdraw(fence, request.Handoff),
                (item, _) => new WithdrawHandoff.Result(
                    "withdrawn", item.Id, item.Claim!.Fence, Views.LeftMs(item.Claim, writer.Tell(item)))),
            cancellationToken);

    /// <summary>A session may be named before it acts; a human and a service are enrolled first.</summary>
    private static Refusal? WhyUnknown(IReadView view, HandoffTarget? to) =>
        to?.Principal is { } named
        && !named.Value.StartsWith("agent:", StringComparison.Ordinal) && view.FindPrincipal(named) is null
            ? Refusals.Of(
                ErrorCode.UnknownPrincipal,
                $"Nobody is enrolled as '{named}' in this workspace.",
                new() { ["wanted"] = "principal" },
                next: new NextAction("handoff", "Offer it to a role, or to whoever may.", Call: new("handoff/offer")))
            : null;

    private static Answer<OfferHandoff.Result> Offered(WorkItem item) => new OfferHandoff.Result(
        "offered",
        item.Offer!.Id,
        item.Id,
        item.Offer.ExpiresAt,
        [new("wait", "You stay responsible until somebody accepts; withdraw it to go on.",
            Call: Call.To("handoff/get", ("handoff", item.Offer.Id.Value)))]);

    private static Answer<T> Decide<T>(
        WorkWriter writer, HandoffId handoff, WorkItemCommand command, Func<WorkItem, T> answer)
    {
        if (JournalOperations.EntryOf(writer.View, handoff.Value) is not { Type: "handoff.offered", Work: { } work })
            return Unknown(handoff);

        return writer.Settle<T>(writer.View.FindWork(work)!, command, (item, _) => answer(item));
    }

    private static IReadOnlyList<NextAction> Next(Packet packet) => packet.State is HandoffState.Open
        ? [new(
            "accept-handoff",
            "Accept with a read-back: goal and first action in your own words, "
                + "subject and unmet criteria as the facts have them.",
            Call: Call.To("handoff/accept", ("handoff", packet.Handoff.Value)))]
        : [new("claim", "It is not open any more; ask for work.", Call: new("claim/acquire"))];

    private static Refusal Unknown(HandoffId handoff) => Refusals.Of(
        ErrorCode.UnknownHandoff,
        $"There is no handoff '{handoff}' in this workspace. A handoff id looks like H-12.",
        new() { ["wanted"] = "handoff" });
}
