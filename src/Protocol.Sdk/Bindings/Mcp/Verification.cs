using Protocol.Gates;
using Protocol.Operations;

namespace Protocol.Bindings.Mcp;

/// <summary>The tool <c>verify</c>: asks for verification, lets a verifier start, and waits a while for its findings.
/// </summary>
internal sealed class Verification(IHub hub, McpBindingOptions options)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>The verdict, or <c>pending</c> with a cursor where the run goes on.</summary>
    public async Task<Answer<RequestVerification.Result>> RunAsync(
        RequestVerification.Request request, Func<string, Task> tell, CancellationToken cancellationToken)
    {
        var answer = await hub.RequestVerificationAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer is not Answer<RequestVerification.Result>.Ok { Result: { Requests.Count: > 0 } requested })
            return answer;

        var verifier = options.Verifier?.Launch(requested.Work);
        await tell($"{requested.Requests.Count} to verify").ConfigureAwait(false);

        var check = new CheckGate.Request(
            request.Claim, Exit: requested.Exit, Subject: request.Subject, Dirty: request.Dirty);
        return await WaitAsync(requested, check, verifier, tell, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Answer<RequestVerification.Result>> WaitAsync(
        RequestVerification.Result requested,
        CheckGate.Request check,
        Task? verifier,
        Func<string, Task> tell,
        CancellationToken cancellationToken)
    {
        var started = options.Time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var hasLeft = verifier is { IsCompleted: true };
            var answer = await hub.CheckGateAsync(check, cancellationToken).ConfigureAwait(false);
            if (answer is Answer<Verdict>.Refused { Refusal: var refusal })
                return refusal;

            var verdict = ((Answer<Verdict>.Ok)answer).Result;
            var waited = options.Time.GetElapsedTime(started);
            if (IsDecided(requested, verdict) || hasLeft || waited >= options.VerifyWait)
                return Told(requested, verdict);

            await tell($"waiting for {Open(requested, verdict)} after {(int)waited.TotalSeconds} s")
                .ConfigureAwait(false);
            await PauseAsync(pause, verifier, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PauseAsync(TimeSpan pause, Task? verifier, CancellationToken cancellationToken)
    {
        var over = Task.Delay(pause, options.Time, cancellationToken);
        await Task.WhenAny(over, verifier ?? over).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static bool IsDecided(RequestVerification.Result requested, Verdict verdict) =>
        verdict.Status is VerdictStatus.Pass or VerdictStatus.Fail || Open(requested, verdict).Length == 0;

    private static string Open(RequestVerification.Result requested, Verdict verdict) =>
        string.Join(", ", verdict.Criteria
            .Where(criterion => criterion.Status == CriterionStatus.Pending)
            .Select(criterion => criterion.Id)
            .Intersect(requested.Requests.Select(stub => stub.Criterion), StringComparer.Ordinal));

    // What comes next stands once, at the top.
    private static RequestVerification.Result Told(RequestVerification.Result requested, Verdict verdict) =>
        requested with { Outcome = verdict.Outcome, Next = verdict.Next, Verdict = verdict with { Next = [] } };
}
