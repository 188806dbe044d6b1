using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>
/// Asks a verifier for what only a verifier can decide, and waits until it is decided or the time is over.
/// </summary>
internal sealed class VerificationWait(Invocation call, Workplace place)
{
    private const long TurnMs = 5_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Asks, waits, and answers the verdict.</summary>
    public async Task<Answer<Verdict>> CheckAsync(Question asked, TimeSpan? wait)
    {
        var found = HeldClaim.Find(place, asked.Work, asked.Handle);
        if (found is not Answer<HeldClaim>.Ok(var held))
            return ((Answer<HeldClaim>.Refused)found).Refusal;

        var requested = await place.Hub.RequestVerificationAsync(
            new(held.Handle, asked.Exit, asked.Subject), call.CancellationToken);
        held.Heed(place, requested);
        if (requested is not Answer<RequestVerification.Result>.Ok(var request))
            return ((Answer<RequestVerification.Result>.Refused)requested).Refusal;

        if (request.Outcome is "requested")
            await WaitAsync(asked, request, wait ?? Patience);

        return await CheckCommands.CheckAsync(place, asked, call.CancellationToken);
    }

    private async Task WaitAsync(Question asked, RequestVerification.Result request, TimeSpan patience)
    {
        var clock = call.Surroundings.Clock;
        var start = clock.GetTimestamp();
        var cursor = request.Cursor;
        var verifier = (await place.FindVerifierAsync(call.CancellationToken)).Launch(request.Work);
        while (clock.GetElapsedTime(start) < patience && verifier is not { IsCompleted: true })
        {
            var turn = await place.Hub.ReadEventsAsync(
                new(cursor, request.Work, WaitMs: TurnMs), call.CancellationToken);
            if (turn is not Answer<ReadEvents.Result>.Ok(var events))
                return;

            cursor = events.Cursor;
            if (!await IsWaitingAsync(asked))
                return;
        }
    }

    /// <summary>
    /// Whether a criterion still waits for a verifier; asking again coalesces with what is asked already.
    /// </summary>
    private async Task<bool> IsWaitingAsync(Question asked)
    {
        var verdict = await CheckCommands.CheckAsync(place, asked, call.CancellationToken);
        return verdict is Answer<Verdict>.Ok { Result: { Status: Gates.VerdictStatus.Pending } pending }
            && pending.Criteria.Any(criterion =>
                Gates.Criterion.VerifierKinds.Contains(criterion.Kind)
                && criterion is { Status: Gates.CriterionStatus.Pending, Required: true });
    }
}
