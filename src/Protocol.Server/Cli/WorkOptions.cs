using System.CommandLine;
using System.CommandLine.Parsing;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary>Arguments and options that several commands have, made anew for each.</summary>
internal static class WorkOptions
{
    /// <summary>A work item that must be named.</summary>
    public static Argument<string> Work() => new("work")
    {
        Description = "A work item, for example W-7.", HelpName = "W",
    };

    /// <summary>A work item that may be left out where only one claim is kept here.</summary>
    public static Argument<string?> KeptWork() => new("work")
    {
        Description = "The claimed work item; may be left out where this worktree keeps one claim.",
        HelpName = "W",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>A handle, in place of the kept one.</summary>
    public static Option<string?> Claim() => new("--claim")
    {
        Description = "The claim handle; the one kept in this worktree where left out.", HelpName = "HANDLE",
    };

    /// <summary>An idempotency key.</summary>
    public static Option<string?> Key() => new("--key")
    {
        Description = "Idempotency key: the same key makes a repetition harmless.", HelpName = "KEY",
    };

    /// <summary>Whose key signs.</summary>
    public static Option<string?> As() => new("--as")
    {
        Description = "The enrolled person who signs; the only one where left out.", HelpName = "NAME",
    };

    /// <summary>A reason.</summary>
    public static Option<string?> Reason() => new("--reason") { Description = "Why.", HelpName = "TEXT" };

    /// <summary>A commit, in place of the one that is checked out.</summary>
    public static Option<string?> Subject() => new("--subject")
    {
        Description = "The commit that is judged; the one checked out here where left out.", HelpName = "COMMIT",
    };

    /// <summary>An exit of the current step.</summary>
    public static Option<string?> Exit() => new("--exit")
    {
        Description = "The exit; the first with a gate where left out.", HelpName = "NAME",
    };

    /// <summary>A text.</summary>
    public static Option<string?> Text(string name, string description, string placeholder) => new(name)
    {
        Description = description, HelpName = placeholder,
    };

    /// <summary>Texts: an option that may be repeated.</summary>
    public static Option<string[]> Texts(string name, string description, string placeholder) => new(name)
    {
        Description = description + "; may be repeated.", HelpName = placeholder,
    };

    /// <summary>A text without which the command means nothing.</summary>
    public static Option<string> Needed(string name, string description, string placeholder) => new(name)
    {
        Description = description, HelpName = placeholder, Required = true,
    };

    /// <summary>A duration.</summary>
    public static Option<TimeSpan?> Duration(string name, string description, string example)
    {
        var option = new Option<TimeSpan?>(name)
        {
            Description = $"{description} ({example})",
            HelpName = "TIME",
            CustomParser = result => ReadDuration(result),
        };
        return option;
    }

    /// <summary>Milliseconds of a duration that was typed.</summary>
    public static long? Milliseconds(TimeSpan? span) => span is { } typed ? (long)typed.TotalMilliseconds : null;

    /// <summary>A work id that was typed.</summary>
    public static WorkId? Id(string? typed) => typed is null ? null : new WorkId(typed);

    private static TimeSpan? ReadDuration(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var read = DurationText.Read(text);
        if (read is null)
            result.AddError($"'{text}' is no duration; write 90s, 15m, 2h, 1d or an ISO 8601 duration");

        return read;
    }
}
