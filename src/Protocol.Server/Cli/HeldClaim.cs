using System.Text.Json.Nodes;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary>
/// The claim that a holder verb is about: the one that was typed, or the one that is kept in this worktree.
/// </summary>
internal sealed record HeldClaim(WorkId Work, ClaimHandle Handle)
{
    /// <summary>Finds it.</summary>
    public static Answer<HeldClaim> Find(Workplace place, string? work, string? handle)
    {
        if (handle is not null)
            return new HeldClaim(new WorkId(work ?? handle.Split('.')[0]), new ClaimHandle(handle));

        if (work is not null)
        {
            return place.Claims.Find(new WorkId(work)) is { } kept
                ? new HeldClaim(new WorkId(work), kept)
                : RefuseUnkept(work);
        }

        return place.Claims.List() switch
        {
            [] => Refusals.Of(
                ErrorCode.NotHolder,
                "No claim is kept in this worktree, and none was named.",
                null,
                null,
                new NextAction("claim", "Claim what is next.", Call: new("claim/acquire"))),
            [var only] => new HeldClaim(only, place.Claims.Find(only) ?? default),
            var several => UsageError.Of(
                $"This worktree keeps {several.Count} claims: name one of {string.Join(", ", several)}.",
                "signalbox status"),
        };
    }

    /// <summary>Forgets the kept handle where the hub says that it is worth nothing any more.</summary>
    public void Heed<T>(Workplace place, Answer<T> answer)
    {
        if (answer is Answer<T>.Refused
            {
                Refusal.Code:
                    ErrorCode.StaleFence or ErrorCode.NotHolder
                    or ErrorCode.WorkEnded or ErrorCode.UnknownWork,
            })
        {
            place.Claims.Forget(Work, Handle);
        }
    }

    private static Refusal RefuseUnkept(string work) =>
        Refusals.Of(
            ErrorCode.NotHolder,
            $"No claim of {work} is kept in this worktree for you.",
            new JsonObject { ["work"] = work },
            null,
            new NextAction("claim", "Claim it.", Call: ClaimOf(work, recover: false)),
            new NextAction("recover", "You held it and lost the handle.", Call: ClaimOf(work, recover: true)));

    private static Call ClaimOf(string work, bool recover) =>
        new("claim/acquire", ProtocolJson.ToElement(new AcquireClaim.Request(new WorkId(work), recover)));
}
