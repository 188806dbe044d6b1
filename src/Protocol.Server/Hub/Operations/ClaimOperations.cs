using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>claim/renew|progress|release|revoke</c>.</summary>
internal sealed class ClaimOperations(HubParts parts, Caller caller)
{
    public Task<Answer<RenewClaim.Result>> RenewClaimAsync(
        RenewClaim.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "claim/renew", request, request.IdempotencyKey),
            writer => HolderTurns.Decide<RenewClaim.Result>(
                parts, writer, request.Claim, fence => new WorkItemCommand.Renew(fence, request.LeaseMs),
                (item, _) => new RenewClaim.Result(
                    "renewed", item.Id, item.Claim!.Fence, Views.LeftMs(item.Claim, writer.Tell(item)))),
            cancellationToken);

    public Task<Answer<ReportProgress.Result>> ReportProgressAsync(
        ReportProgress.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "claim/progress", request, request.IdempotencyKey),
            writer => HolderTurns.Decide<ReportProgress.Result>(
                parts, writer, request.Claim,
                fence => new WorkItemCommand.Progress(fence, request.Note, request.Subject),
                (item, _) => new ReportProgress.Result(
                    "recorded", item.Id, item.Claim!.Fence, Views.LeftMs(item.Claim, writer.Tell(item)))),
            cancellationToken);

    public Task<Answer<ReleaseClaim.Result>> ReleaseClaimAsync(
        ReleaseClaim.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "claim/release", request, request.IdempotencyKey),
            writer => HolderTurns.Decide<ReleaseClaim.Result>(
                parts, writer, request.Claim, fence => new WorkItemCommand.Release(fence, request.Reason),
                (item, _) => new ReleaseClaim.Result(
                    "released",
                    Views.Stub(item, writer.Tell(item)),
                    [new("claim", "Ask for work.", Call: new("claim/acquire"))])),
            cancellationToken);

    public Task<Answer<RevokeClaim.Result>> RevokeClaimAsync(
        RevokeClaim.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync<RevokeClaim.Result>(
            Ask.Of(caller, "claim/revoke", request, request.IdempotencyKey, request.Proof),
            writer => PolicyOperations.WhyNotAllowed(writer, "take a claim away") is { } denied
                ? denied
                : writer.Settle<RevokeClaim.Result>(
                    request.Work,
                    new WorkItemCommand.Revoke(request.Reason),
                    (after, decision) => new RevokeClaim.Result(
                        decision is Decision.Unmoved ? "unclaimed" : "revoked",
                        Views.Stub(after, writer.Tell(after)))),
            cancellationToken);
}
