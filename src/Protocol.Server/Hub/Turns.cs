using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Stores;
using System.Text.Json;

namespace Protocol.Server.Hub;

/// <summary>
/// Runs an operation in one turn of the store: idempotency, the operation, its answer, all committed together
/// [SB-JRNL-031]. Trouble of the store becomes a refusal here and nowhere else.
/// </summary>
internal sealed class Turns(IStore store, Limits limits, PinnedWorkflows workflows)
{
    /// <summary>Runs an operation that may write.</summary>
    public Task<Answer<T>> WriteAsync<T>(
        Ask ask, Func<WorkWriter, Answer<T>> operation, CancellationToken cancellationToken)
        where T : class =>
        HandleTexts.WhyRefused(ask) is { } refusal
            ? Task.FromResult<Answer<T>>(refusal)
            : GuardAsync(() => store.WriteAsync(turn => Run(turn, ask, operation), cancellationToken));

    /// <summary>Runs an operation that only reads.</summary>
    public Task<Answer<T>> ReadAsync<T>(
        Caller caller, Func<WorkReader, Answer<T>> operation, CancellationToken cancellationToken)
        where T : class =>
        GuardAsync(() => store.ReadAsync(
            view => operation(
                new WorkReader(view, CurrentRoles.In(view, caller), limits, workflows, store.Workspace)),
            cancellationToken));

    private Answer<T> Run<T>(IWriteTurn turn, Ask ask, Func<WorkWriter, Answer<T>> operation)
        where T : class
    {
        var caller = CurrentRoles.In(turn, ask.Caller);
        if (ask.Proof is { } proof)
        {
            if (Proofs.Check(turn, ask, store.Workspace.Id) is not { } human)
                return Proofs.Refuse(proof);

            caller = human;
        }

        var key = ask.IdempotencyKey ?? (ask.Proof is null ? null : Proofs.KeyOf(ask, store.Workspace.Id));
        var digest = ask.Digest;
        if (key is not null && turn.FindAnswer(caller.Principal, key) is { } earlier)
            return Replay<T>(earlier, ask.Operation, digest);

        var work = new WorkWriter(turn, caller, limits, workflows, store.Workspace);
        var answer = operation(work);
        if (key is not null && work.HasWritten && answer is Answer<T>.Ok { Result: var result })
        {
            var kept = JsonSerializer.Serialize(result, ProtocolJson.Of<T>());
            turn.SaveAnswer(new(caller.Principal, key, ask.Operation, digest, kept, turn.Now));
        }

        return answer;
    }

    private static Answer<T> Replay<T>(StoredAnswer earlier, string operation, Digest digest)
        where T : class
    {
        if (earlier.Operation == operation && earlier.RequestDigest == digest)
            return JsonSerializer.Deserialize(earlier.Result, ProtocolJson.Of<T>())!;

        return Refusals.Of(
            ErrorCode.IdempotencyMismatch,
            $"This key was used for {earlier.Operation} with other arguments. Use a new key for a new request.",
            new() { ["operation"] = earlier.Operation });
    }

    private static async Task<Answer<T>> GuardAsync<T>(Func<Task<Answer<T>>> run)
    {
        try
        {
            return await run();
        }
        catch (StoreException e)
        {
            return Refusals.Of(
                e.Code,
                e.Message,
                next: new NextAction("retry", "Send the same request again, with its idempotency key."));
        }
    }
}
