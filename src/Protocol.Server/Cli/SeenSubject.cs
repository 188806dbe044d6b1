using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary>The subject that a person decides about: the commit that was typed, or the current one.</summary>
internal static class SeenSubject
{
    /// <summary>Reads it, and shows at a terminal what is about to be signed.</summary>
    public static async Task<Answer<Subject>> ReadAsync(
        Workplace place, Invocation call, WorkId work, string? typed)
    {
        var named = await Commits.ResolveAsync(place, typed, call.CancellationToken);
        if (named is Answer<Subject?>.Refused(var unknown))
            return unknown;

        if (named is Answer<Subject?>.Ok { Result: { } commit })
            return commit;

        var found = await place.Hub.GetWorkAsync(new(work), call.CancellationToken);
        if (found is not Answer<GetWork.Result>.Ok { Result.Work: var item })
            return ((Answer<GetWork.Result>.Refused)found).Refusal;

        if (item.Subject is not { } subject)
            return UsageError.Of($"{item.Work} has no subject yet.", $"signalbox work show {work}");

        if (call.Surroundings.Interactive)
        {
            await call.Prompts.WriteLineAsync(
                Screen.Plain($"{item.Work} {item.Title}, step {item.Step}: {Views.Spell(subject)}"));
        }

        return subject;
    }
}
