using Protocol.Gates;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>Commits as people type them: a branch, a tag, a short name.</summary>
internal static class Commits
{
    /// <summary>The subject that was typed; none where nothing was.</summary>
    public static async Task<Answer<Subject?>> ResolveAsync(
        Workplace place, string? typed, CancellationToken cancellationToken)
    {
        if (typed is null)
            return new Answer<Subject?>.Ok(null);

        return await place.At.ResolveAsync(typed, cancellationToken) is { } commit
            ? new Subject(commit)
            : UsageError.Of($"'{typed}' names no commit of this repository.", "git log --oneline");
    }

    /// <summary>Asks with the subject that was typed, where it can be resolved.</summary>
    public static async Task<Answer<T>> WithAsync<T>(
        Workplace place, Invocation call, string? typed, Func<Subject?, Task<Answer<T>>> ask) =>
        await ResolveAsync(place, typed, call.CancellationToken) switch
        {
            Answer<Subject?>.Ok(var subject) => await ask(subject),
            Answer<Subject?>.Refused(var refusal) => refusal,
            var other => throw new InvalidOperationException($"An answer is ok or refused, not {other}."),
        };
}
