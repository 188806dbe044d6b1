using Protocol.Gates;
using Protocol.Operations;
using Protocol.Server.Git;
using Protocol.WorkItems;

namespace Protocol.Server.Hosting;

/// <summary>
/// A hub as seen from a git worktree. Where a holder names no subject, the commit that is checked out here is meant,
/// and whether something is not committed is told with it. A commit that the current subject contains already is no new
/// work: a reviewer's worktree does not move what is reviewed.
/// </summary>
internal sealed class WorktreeHub(IHub inner, WorkspacePlace place) : HubDecorator(inner)
{
    /// <inheritdoc />
    public override async Task<Answer<Verdict>> CheckGateAsync(
        CheckGate.Request request, CancellationToken cancellationToken)
    {
        if (request.Claim is { } claim)
        {
            var (subject, dirty) = await SeeAsync(claim, request.Subject, cancellationToken);
            request = request with { Subject = subject, Dirty = request.Dirty || dirty };
        }

        return await base.CheckGateAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<Answer<AdvanceStep.Result>> AdvanceStepAsync(
        AdvanceStep.Request request, CancellationToken cancellationToken)
    {
        var (subject, dirty) = await SeeAsync(request.Claim, request.Subject, cancellationToken);
        return await base.AdvanceStepAsync(
            request with { Subject = subject, Dirty = request.Dirty || dirty }, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<Answer<RequestVerification.Result>> RequestVerificationAsync(
        RequestVerification.Request request, CancellationToken cancellationToken)
    {
        var (subject, dirty) = await SeeAsync(request.Claim, request.Subject, cancellationToken);
        return await base.RequestVerificationAsync(
            request with { Subject = subject, Dirty = request.Dirty || dirty }, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<Answer<OfferHandoff.Result>> OfferHandoffAsync(
        OfferHandoff.Request request, CancellationToken cancellationToken)
    {
        var (subject, _) = await SeeAsync(request.Claim, request.Subject, cancellationToken);
        return await base.OfferHandoffAsync(request with { Subject = subject }, cancellationToken);
    }

    /// <summary>
    /// The subject that was named; else what is checked out here, as far as it is news to the claimed work item. And
    /// whether more lies here than that subject holds.
    /// </summary>
    private async Task<(Subject? Subject, bool Dirty)> SeeAsync(
        ClaimHandle claim, Subject? named, CancellationToken cancellationToken)
    {
        if (await place.ReadSubjectAsync(cancellationToken) is not WorktreeReading.Found found)
            return (named, false);

        var (head, dirty) = (found.Commit.Value, found.Dirty is not null);
        if (named is not null)
            return (named, dirty && named.GitCommit == head);

        var current = await FindCurrentAsync(claim, cancellationToken);
        return current is not null && current != head && await place.IsContainedAsync(head, current, cancellationToken)
            ? (null, false)
            : (new Subject(head), dirty);
    }

    /// <summary>The commit of the current subject. A handle begins with the work item that it claims; where it does
    /// not, the hub refuses it anyway.</summary>
    private async Task<string?> FindCurrentAsync(ClaimHandle claim, CancellationToken cancellationToken)
    {
        var work = new WorkId(claim.Value.Split('.')[0]);
        var answer = await GetWorkAsync(new GetWork.Request(work), cancellationToken);
        return (answer as Answer<GetWork.Result>.Ok)?.Result.Work.Subject?.GitCommit;
    }
}
