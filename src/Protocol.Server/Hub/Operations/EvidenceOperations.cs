using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>evidence/submit</c> and <c>approval/give</c>.</summary>
internal sealed class EvidenceOperations(HubParts parts, Caller caller)
{
    public Task<Answer<SubmitEvidence.Result>> SubmitEvidenceAsync(
        SubmitEvidence.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync<SubmitEvidence.Result>(
            Ask.Of(caller, "evidence/submit", request, request.IdempotencyKey),
            writer =>
            {
                if (writer.View.FindWork(request.Work) is not { } item)
                    return WorkReader.Unknown(request.Work);

                var trust = TrustOf(caller);
                var decision = writer.Decide(
                    item,
                    new WorkItemCommand.Submit(request.PredicateType, request.Predicate, request.Subject, trust));
                if (decision is Decision.Refused refused)
                    return refused.Refusal;

                var accepted = (Decision.Accepted)decision;
                var minted = accepted.Events.Select(one => one.Event).OfType<WorkItemEvent.EvidenceMinted>().Last();
                writer.Commit(item, accepted);
                return new SubmitEvidence.Result("recorded", minted.Evidence.Id, trust);
            },
            cancellationToken);

    public Task<Answer<GiveApproval.Result>> GiveApprovalAsync(
        GiveApproval.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync<GiveApproval.Result>(
            Ask.Of(caller, "approval/give", request, request.IdempotencyKey, request.Proof),
            writer => Approve(writer, request),
            cancellationToken);

    /// <summary>Trust is derived from who signed; a verifier on the same host is verified and never more.</summary>
    public static Trust TrustOf(Caller caller) =>
        caller is { Kind: PrincipalKind.Service, Assurance: not Assurance.Asserted }
            && caller.Roles.Contains("verifier")
            ? Trust.Verified
            : Trust.Claimed;

    private static Answer<GiveApproval.Result> Approve(WorkWriter writer, GiveApproval.Request request)
    {
        if (writer.View.FindWork(request.Work) is not { } item)
            return WorkReader.Unknown(request.Work);

        var trust = writer.Caller.Assurance is Assurance.Asserted ? Trust.Claimed : Trust.Verified;
        var decision = writer.Decide(
            item,
            new WorkItemCommand.Approve(
                request.Subject, request.Decision == "approve", request.Criterion, request.Comment, trust));
        if (decision is Decision.Refused refused)
            return refused.Refusal;

        var after = writer.Commit(item, (Decision.Accepted)decision);
        var note = trust is Trust.Claimed
            ? "Recorded as testimony: no enrolled key signed it, so it satisfies no criterion that wants a person."
            : null;
        return new GiveApproval.Result("recorded", trust, Views.Stub(after, writer.Tell(after)), note);
    }
}
