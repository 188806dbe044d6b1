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
        var tried = new Dictionary<VerificationId, int>();
        var reported = 0;
        try
        {
            while (true)
            {
                var answer = await AcquireAsync(request, cancellationToken);
                if (answer is Answer<AcquireVerification.Result>.Refused { Refusal: var refusal })
                    return new(reported, refusal);
                var taken = ((Answer<AcquireVerification.Result>.Ok)answer).Result;
                if (taken.Task is { } task)
                {
                    var tries = tried[task.Verification] = tried.GetValueOrDefault(task.Verification) + 1;
                    if (tries > 1 && !forever)
                        return await GiveBackAsync(taken, reported, cancellationToken);
                    await Task.Delay(Patience(tries), clock, cancellationToken);
                    if (await AnswerAsync(taken, task, cancellationToken) is { } refused)
                        return new(reported, refused);
                    reported++;
                }
                else if (forever)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(taken.RetryAfterMs ?? 0), clock, cancellationToken);
                }
                else
                {
                    return new(reported, null);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return new(reported, null);
        }
    }

    /// <summary>Ends a short run at a request that came back after trouble: trying again would have no end.</summary>
    private async Task<VerifierEnd> GiveBackAsync(
        AcquireVerification.Result taken, int reported, CancellationToken cancellationToken)
    {
        await ReportAsync(taken, Trouble(taken.Task!, "The verifier tried this a moment ago."), cancellationToken);
        return new(reported, null);
    }

    private Task<Answer<AcquireVerification.Result>> AcquireAsync(
        AcquireVerification.Request request, CancellationToken cancellationToken)
    {
        var keyed = request with { IdempotencyKey = Guid.NewGuid().ToString("N") };
        return TryAsync(() => hub.AcquireVerificationAsync(keyed, cancellationToken), cancellationToken);
    }

    /// <summary>How long a service waits before it tries again what came back after trouble.</summary>
    private static TimeSpan Patience(int tries) =>
        tries == 1 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(60, 1 << Math.Min(tries, 6)));

    /// <summary>
    /// Decides a task and reports it. A refusal that concerns this request alone is told, and not returned.
    /// </summary>
    private async Task<Refusal?> AnswerAsync(
        AcquireVerification.Result taken, VerificationTask task, CancellationToken cancellationToken)
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
            await ReportAsync(taken, Trouble(task, "The verifier was stopped before the run ended."), farewell.Token);
            throw;
        }

        var answer = await ReportAsync(taken, found, cancellationToken);
        var codes = string.Join(' ', found.Run.Reasons.Select(reason => reason.Code));
        progress.Report($"{task.Verification}: {found.Run.Status} {codes}");
        if (answer is not Answer<ReportVerification.Result>.Refused { Refusal: var refusal })
            return null;
        progress.Report($"{task.Verification}: the report was refused: {refusal.Detail}");
        return refusal.Code is ErrorCode.Denied or ErrorCode.Unsupported ? refusal : null;
    }

    private Task<Answer<ReportVerification.Result>> ReportAsync(
        AcquireVerification.Result taken, Verification found, CancellationToken cancellationToken)
    {
        var task = taken.Task!;
        var report = new ReportVerification.Request(
            taken.Handle!.Value, task.Nonce, found.Subject, found.Run, $"{task.Verification}-{taken.Fence}");
        return TryAsync(() => hub.ReportVerificationAsync(report, cancellationToken), cancellationToken);
    }

    private Verification Trouble(VerificationTask task, string why) =>
        new(task.Subject, Finding.Error(new CannotVerifyException(why)) with
        {
            StartedAt = clock.GetUtcNow(),
            FinishedAt = clock.GetUtcNow(),
            Verifier = LocalVerifier.Version,
        });

    /// <summary>
    /// Repeats what the hub says may be repeated; every request carries a key that makes that harmless.
    /// </summary>
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
