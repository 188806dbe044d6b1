using System.Collections.Concurrent;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Leases;

/// <summary>
/// Renews the claims that were granted through it, at a third of their term, as long as this process lives: an agent
/// never spends a turn on it. It stops when the claim has ended [SB-CLAIM-014].
/// </summary>
public sealed class LeaseKeeper : HubDecorator, IAsyncDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<ClaimHandle, Task> _kept = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;
    private readonly TimeProvider _time;

    /// <summary>Keeps the leases of one caller of a hub, by the given clock.</summary>
    public LeaseKeeper(IHub inner, TimeProvider time) : base(inner) => (_time, _closed) = (time, _closing.Token);

    /// <summary>The claims that it renews now.</summary>
    public IReadOnlyCollection<ClaimHandle> Kept => [.. _kept.Keys];

    /// <inheritdoc />
    public override async Task<Answer<AcquireClaim.Result>> AcquireClaimAsync(
        AcquireClaim.Request request, CancellationToken cancellationToken)
    {
        var answer = await Inner.AcquireClaimAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer is Answer<AcquireClaim.Result>.Ok { Result: var granted })
            Keep(granted.Claim, granted.LeaseMs);

        return answer;
    }

    /// <inheritdoc />
    public override async Task<Answer<AcceptHandoff.Result>> AcceptHandoffAsync(
        AcceptHandoff.Request request, CancellationToken cancellationToken)
    {
        var answer = await Inner.AcceptHandoffAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer is Answer<AcceptHandoff.Result>.Ok { Result: var granted })
            Keep(granted.Claim, granted.LeaseMs);

        return answer;
    }

    /// <inheritdoc />
    public override async Task<Answer<AdvanceStep.Result>> AdvanceStepAsync(
        AdvanceStep.Request request, CancellationToken cancellationToken)
    {
        var answer = await Inner.AdvanceStepAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer is not Answer<AdvanceStep.Result>.Ok { Result: var result })
            return answer;

        if (result.Outcome is "advanced" or "ended" or "parked")
            Drop(request.Claim);

        Keep(result.Claim, result.LeaseMs);
        return answer;
    }

    /// <inheritdoc />
    public override async Task<Answer<ReleaseClaim.Result>> ReleaseClaimAsync(
        ReleaseClaim.Request request, CancellationToken cancellationToken)
    {
        var answer = await Inner.ReleaseClaimAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer is Answer<ReleaseClaim.Result>.Ok)
            Drop(request.Claim);

        return answer;
    }

    /// <summary>Stops renewing; the claims live on until their leases run out.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_kept.Values).ConfigureAwait(false);
        _closing.Dispose();
    }

    private static TimeSpan Third(long leaseMs)
    {
        var third = TimeSpan.FromMilliseconds(leaseMs / 3.0);
        return third < Shortest ? Shortest : third;
    }

    private void Keep(ClaimHandle? claim, long? leaseMs)
    {
        if (claim is { } kept && leaseMs is { } term && !_closed.IsCancellationRequested)
            _kept.GetOrAdd(kept, handle => RenewAsync(handle, term));
    }

    private void Drop(ClaimHandle claim) => _kept.TryRemove(claim, out _);

    private async Task RenewAsync(ClaimHandle claim, long leaseMs)
    {
        var pause = Third(leaseMs);
        try
        {
            while (true)
            {
                await Task.Delay(pause, _time, _closed).ConfigureAwait(false);
                if (!_kept.ContainsKey(claim))
                    return;

                var answer = await Inner.RenewClaimAsync(new(claim), _closed).ConfigureAwait(false);
                if (PauseAfter(answer, pause) is not { } next)
                    break;

                pause = next;
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Drop(claim);
    }

    // Null where the claim has ended. A paused item keeps its claim, and a hub in trouble may be out of it soon.
    private static TimeSpan? PauseAfter(Answer<RenewClaim.Result> answer, TimeSpan pause) => answer switch
    {
        Answer<RenewClaim.Result>.Ok { Result.LeaseMs: var leaseMs } => Third(leaseMs),
        Answer<RenewClaim.Result>.Refused { Refusal: { Retry: Retry.AfterDelay or Retry.SameKey } } => pause,
        _ => null,
    };
}
