using System.CommandLine;
using System.Text.Json.Nodes;
using Protocol.Json;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>Says what is wrong with a command line.</summary>
internal static class UsageError
{
    /// <summary>Of a command line that does not parse.</summary>
    public static Refusal Of(ParseResult parsed)
    {
        var command = PathOf(parsed.CommandResult.Command);
        var errors = parsed.Errors.Select(error => error.Message.TrimEnd('.')).Distinct();
        return Of($"{string.Join(". ", errors)}.{Meant(parsed)}", $"{command} --help");
    }

    /// <summary>Of a command line that cannot be meant.</summary>
    /// <param name="detail">What is wrong.</param>
    /// <param name="command">What to type next.</param>
    public static Refusal Of(string detail, string command) =>
        Refusals.Of(
            ErrorCode.InvalidArgument,
            detail,
            new JsonObject { ["command"] = command },
            null,
            new NextAction("fix", $"Type `{command}`."));

    /// <summary>The commands and options that were probably meant, where others were typed.</summary>
    private static string Meant(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var known = command.Subcommands.Select(other => other.Name)
            .Concat(command.Options.Select(option => option.Name))
            .Concat(parsed.RootCommandResult.Command.Options
                .Where(option => option.Recursive)
                .Select(option => option.Name))
            .ToArray();
        // A misspelt option is taken for an argument where the command takes one.
        var strange = parsed.Tokens.Select(token => token.Value)
            .Where(text => text.StartsWith("--", StringComparison.Ordinal) && !known.Contains(text));
        var meant = parsed.UnmatchedTokens.Concat(strange)
            .Select(token => NearestName.Of(token, known))
            .OfType<string>().Distinct().ToArray();
        return meant.Length == 0 ? "" : $" Did you mean {string.Join(", ", meant)}?";
    }

    private static string PathOf(Command command)
    {
        var names = new List<string>();
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
            names.Insert(0, at is RootCommand ? "signalbox" : at.Name);

        return string.Join(' ', names);
    }
}
