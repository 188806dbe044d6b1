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
            writer => Submit(writer, request, TrustOf(caller)),
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

    /// <summary>What a decision minted, if anything.</summary>
    public static Evidence? MintedBy(Decision decision) => ((Decision.Accepted)decision).Events
        .Select(one => one.Event).OfType<WorkItemEvent.EvidenceMinted>().LastOrDefault()?.Evidence;

    private static Answer<SubmitEvidence.Result> Submit(
        WorkWriter writer, SubmitEvidence.Request request, Trust trust) =>
        writer.Settle<SubmitEvidence.Result>(
            request.Work,
            new WorkItemCommand.Submit(
                request.PredicateType, request.Predicate, request.Subject, trust, request.Envelope),
            (_, decision) => new SubmitEvidence.Result("recorded", MintedBy(decision)!.Id, trust));

    private static Answer<GiveApproval.Result> Approve(WorkWriter writer, GiveApproval.Request request)
    {
        var trust = writer.Caller.Assurance is Assurance.Asserted ? Trust.Claimed : Trust.Verified;
        var note = trust is Trust.Claimed
            ? "Recorded as testimony: no enrolled key signed it, so it satisfies no criterion that wants a person."
            : null;
        return writer.Settle<GiveApproval.Result>(
            request.Work,
            new WorkItemCommand.Approve(
                request.Subject, request.Decision == "approve", request.Criterion, request.Comment, trust),
            (after, _) => new GiveApproval.Result("recorded", trust, Views.Stub(after, writer.Tell(after)), note));
    }
}
