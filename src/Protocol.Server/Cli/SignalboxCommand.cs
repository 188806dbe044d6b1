using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Protocol.Server.Cli;

/// <summary>
/// The command <c>signalbox</c>: every command it has, and the one place where a run begins and ends.
/// </summary>
internal static class SignalboxCommand
{
    private const string Name = "signalbox";

    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken cancellationToken = default)
    {
        var book = new CommandBook(surroundings);
        var parsed = Make(book).Parse(arguments);
        var json = arguments.TakeWhile(argument => argument != "--").Contains("--json");
        if (parsed.Action is ParseErrorAction)
            return RefusalText.Write(UsageError.Of(parsed), json, surroundings);

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false, Output = surroundings.Out, Error = surroundings.Error,
                },
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Unavailable;
        }
        catch (Exception failure) when (Failures.Explain(failure) is { } refusal)
        {
            return RefusalText.Write(refusal, json, surroundings);
        }
    }

    /// <summary>Makes the root command.</summary>
    public static RootCommand Make(CommandBook book)
    {
        var root = new RootCommand(
            "Signalbox: claim work, check the gate, hand off. A deterministic coordination layer for coding agents.")
        {
            book.Json,
            book.Repository,
        };
        root.HelpName = Name;
        foreach (var command in CommandList.Make(book))
            root.Add(command);

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!, book);
        return root;
    }
}
