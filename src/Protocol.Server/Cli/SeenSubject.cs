using System.CommandLine;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary>The subject that a person decides about: the commit that was typed, or the current one.</summary>
internal static class SeenSubject
{
    /// <summary>The option by which it is typed.</summary>
    public static Option<string?> Option() => new("--subject")
    {
        Description = "The commit that you looked at; the current subject where left out.", HelpName = "COMMIT",
    };

    /// <summary>
    /// Reads it, and shows at a terminal what is about to be signed; none where the work item has none, which is
    /// refused where it <paramref name="isNeeded"/>.
    /// </summary>
    public static async Task<Answer<Subject?>> ReadAsync(
        Workplace place, Invocation call, WorkId work, string? typed, bool isNeeded = true)
    {
        var named = await Commits.ResolveAsync(place, typed, call.CancellationToken);
        if (named is not Answer<Subject?>.Ok { Result: null })
            return named;

        var found = await place.Hub.GetWorkAsync(new(work), call.CancellationToken);
        if (found is not Answer<GetWork.Result>.Ok { Result.Work: var item })
            return ((Answer<GetWork.Result>.Refused)found).Refusal;

        if (item.Subject is null && isNeeded)
            return UsageError.Of($"{item.Work} has no subject yet.", $"signalbox work show {work}");

        if (call.Surroundings.Interactive)
        {
            var about = item.Subject is { } subject ? Views.Spell(subject) : "no subject";
            await call.Prompts.WriteLineAsync(
                Screen.Plain($"{item.Work} {item.Title}, step {item.Step}: {about}"));
        }

        return new Answer<Subject?>.Ok(item.Subject);
    }
}
