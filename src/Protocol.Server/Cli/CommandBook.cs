using System.CommandLine;

namespace Protocol.Server.Cli;

/// <summary>
/// Makes commands that share the options of every command, run in one place, and show examples in their help.
/// </summary>
internal sealed class CommandBook(Surroundings surroundings)
{
    private readonly Dictionary<Command, IReadOnlyList<string>> _examples = [];

    /// <summary>What the commands find around them.</summary>
    public Surroundings Surroundings { get; } = surroundings;

    /// <summary>Answers as JSON.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the operation's result, or {\"error\": …}, as one line of JSON.",
        Recursive = true,
    };

    /// <summary>Another place than the current directory.</summary>
    public Option<string?> Repository { get; } = new("--repo")
    {
        Description = "Any directory of the git repository or worktree; the current one where left out.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Makes a command that does something.</summary>
    public Command Define(Command command, Func<Invocation, Task<int>> run, params string[] lines)
    {
        command.SetAction((parsed, cancellationToken) => run(new Invocation(this, parsed, cancellationToken)));
        _examples[command] = lines;
        return command;
    }

    /// <summary>Makes a command that only holds others.</summary>
    public Command Group(Command group, params Command[] members)
    {
        foreach (var member in members)
            group.Add(member);

        _examples[group] = [];
        return group;
    }

    /// <summary>The examples in the help of a command.</summary>
    public IReadOnlyList<string> ExamplesOf(Command command) => _examples.GetValueOrDefault(command) ?? [];
}
