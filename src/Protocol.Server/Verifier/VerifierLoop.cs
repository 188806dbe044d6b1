using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Verifier;

/// <summary>
/// Takes verification requests from a hub, one after the other, decides them and reports. It answers every request that
/// it took, and ends with a refusal where the hub does not let it go on.
/// </summary>
internal sealed class VerifierLoop(IHub hub, LocalVerifier verifier, TimeProvider clock, IProgress<string> progress)
{
    private const long WaitMs = 25_000;
    private const int Tries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <summary>Decides the requests that are open now, of one work item or of all, and ends.</summary>
    public Task<VerifierEnd> RunOnceAsync(WorkId? work, CancellationToken cancellationToken) =>
        RunAsync(new(work), forever: false, cancellationToken);

    /// <summary>Decides requests as they come, until it is told to stop.</summary>
    public Task<VerifierEnd> ServeAsync(CancellationToken cancellationToken) =>
        RunAsync(new(WaitMs: WaitMs), forever: true, cancellationToken);

    private async Task<VerifierEnd> RunAsync(
        AcquireVerification.Request request, bool forever, CancellationToken cancellationToken)
    {
        var reported = 0;
        try
        {
            while (true)
            {
                var answer = await TryAsync(() => hub.AcquireVerificationAsync(request, cancellationToken), cancellationToken);
                if (answer is Answer<AcquireVerification.Result>.Refused { Refusal: var refusal })
                    return new(reported, refusal);
                var result = ((Answer<AcquireVerification.Result>.Ok)answer).Result;
                if (result is { Handle: { } handle, Task: { } task })
                {
                    if (await AnswerAsync(handle, task, cancellationToken) is { } refused)
                        return new(reported, refused);
                    reported++;
                }
                else if (!forever)
                {
                    return new(reported, null);
                }
                else
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(result.RetryAfterMs ?? 0), clock, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return new(reported, null);
        }
    }

    /// <summary>Decides a task and reports it. A refusal that concerns this request alone is told, and not returned.</summary>
    private async Task<Refusal?> AnswerAsync(
        VerificationHandle handle, VerificationTask task, CancellationToken cancellationToken)
    {
        progress.Report($"{task.Verification}: {task.Criterion} of {task.Work}");
        Verification found;
        try
        {
            found = await verifier.DecideAsync(task, progress, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            using var farewell = new CancellationTokenSource(Farewell);
            await ReportAsync(handle, task, Stopped(task), farewell.Token);
            throw;
        }

        var answer = await ReportAsync(handle, task, found, cancellationToken);
        progress.Report($"{task.Verification}: {found.Run.Status} {string.Join(' ', found.Run.Reasons.Select(r => r.Code))}");
        if (answer is not Answer<ReportVerification.Result>.Refused { Refusal: var refusal })
            return null;
        progress.Report($"{task.Verification}: the report was refused: {refusal.Detail}");
        return refusal.Code is ErrorCode.Denied or ErrorCode.Unsupported ? refusal : null;
    }

    private Task<Answer<ReportVerification.Result>> ReportAsync(
        VerificationHandle handle, VerificationTask task, Verification found, CancellationToken cancellationToken)
    {
        var report = new ReportVerification.Request(
            handle, task.Nonce, found.Subject, found.Run, $"{task.Verification}-{task.Nonce}");
        return TryAsync(() => hub.ReportVerificationAsync(report, cancellationToken), cancellationToken);
    }

    private Verification Stopped(VerificationTask task) =>
        new(task.Subject, Finding.Error(new CannotVerifyException("The verifier was stopped before the run ended.")) with
        {
            StartedAt = clock.GetUtcNow(),
            FinishedAt = clock.GetUtcNow(),
            Verifier = LocalVerifier.Version,
        });

    /// <summary>Repeats what the hub says may be repeated; every request carries a key that makes that harmless.</summary>
    private async Task<Answer<T>> TryAsync<T>(Func<Task<Answer<T>>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await call();
            if (attempt == Tries
                || answer is not Answer<T>.Refused { Refusal: { Retry: Retry.AfterDelay or Retry.SameKey } refusal })
            {
                return answer;
            }

            var delay = refusal.RetryAfterMs is { } ms ? TimeSpan.FromMilliseconds(ms) : Pause;
            await Task.Delay(delay, clock, cancellationToken);
        }
    }
}
