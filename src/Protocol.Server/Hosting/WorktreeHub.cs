using Protocol.Gates;
using Protocol.Operations;
using Protocol.Server.Git;
using Protocol.WorkItems;

namespace Protocol.Server.Hosting;

/// <summary>
/// A hub as seen from a git worktree. Where a holder names no subject, the commit that is checked out here is meant, and
/// whether something is not committed is told with it. A commit that the current subject contains already is no new
/// work: a reviewer's worktree does not move what is reviewed.
/// </summary>
internal sealed class WorktreeHub(IHub inner, WorkspacePlace place) : HubDecorator(inner)
{
    /// <inheritdoc />
    public override async Task<Answer<Verdict>> CheckGateAsync(
        CheckGate.Request request, CancellationToken cancellationToken)
    {
        if (request is { Claim: { } claim, Subject: null })
        {
            var (subject, dirty) = await SeeAsync(claim, cancellationToken);
            request = request with { Subject = subject, Dirty = request.Dirty || dirty };
        }

        return await base.CheckGateAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<Answer<AdvanceStep.Result>> AdvanceStepAsync(
        AdvanceStep.Request request, CancellationToken cancellationToken)
    {
        if (request.Subject is null)
        {
            var (subject, dirty) = await SeeAsync(request.Claim, cancellationToken);
            request = request with { Subject = subject, Dirty = request.Dirty || dirty };
        }

        return await base.AdvanceStepAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<Answer<RequestVerification.Result>> RequestVerificationAsync(
        RequestVerification.Request request, CancellationToken cancellationToken)
    {
        if (request.Subject is null)
        {
            var (subject, dirty) = await SeeAsync(request.Claim, cancellationToken);
            request = request with { Subject = subject, Dirty = request.Dirty || dirty };
        }

        return await base.RequestVerificationAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<Answer<OfferHandoff.Result>> OfferHandoffAsync(
        OfferHandoff.Request request, CancellationToken cancellationToken)
    {
        if (request.Subject is null)
            request = request with { Subject = (await SeeAsync(request.Claim, cancellationToken)).Subject };

        return await base.OfferHandoffAsync(request, cancellationToken);
    }

    /// <summary>What is checked out here, as far as it is news to the claimed work item.</summary>
    private async Task<(Subject? Subject, bool Dirty)> SeeAsync(ClaimHandle claim, CancellationToken cancellationToken)
    {
        if (await place.ReadSubjectAsync(cancellationToken) is not WorktreeReading.Found { Commit: var head, Dirty: var dirty })
            return (null, false);

        if (await FindCurrentAsync(claim, cancellationToken) is { } current && current != head.Value
            && await place.IsContainedAsync(head.Value, current, cancellationToken))
        {
            return (null, false);
        }

        return (new Subject(head.Value), dirty is not null);
    }

    /// <summary>The commit of the current subject. A handle begins with the work item that it claims; where it does not,
    /// the hub refuses it anyway.</summary>
    private async Task<string?> FindCurrentAsync(ClaimHandle claim, CancellationToken cancellationToken)
    {
        var work = new WorkId(claim.Value.Split('.')[0]);
        var answer = await GetWorkAsync(new GetWork.Request(work), cancellationToken);
        return (answer as Answer<GetWork.Result>.Ok)?.Result.Work.Subject?.GitCommit;
    }
}
