using System.CommandLine;

namespace Protocol.Server.Cli;

/// <summary><c>help</c>: topics that are no command, and the help of commands.</summary>
internal static class HelpCommand
{
    private const string ExitCodes = """
        Exit codes

           0  proceed      it was done; the gate passes
          20  fail         the gate fails, or the hub refused: change something
          21  pending      not yet: the gate is pending, the item is held or parked, nothing can be claimed
          64  usage        the command line, the document or the place is wrong
          69  unavailable  the hub or its store cannot answer; conclude nothing
          70  internal     a bug in the hub

        Only 0 means go on:

          signalbox check && signalbox advance
        """;

    private const string Sessions = """
        Who you are

        Whoever comes without an enrolled key is an agent, whatever the terminal.

          SIGNALBOX_SESSION   a secret that names one agent; the same secret is the same agent
          SIGNALBOX_SECRET    the secret of an enrolled service: the process acts as this service
          signalbox mcp, rpc  the first free session of the worktree: as many agents as processes
          other commands      the one session of the worktree

        A person is whoever opens a key with a passphrase at a terminal (signalbox enroll --human NAME).
        No environment variable and no argument makes anybody a person.
        """;

    private const string Loop = """
        The loop of an agent

          signalbox claim                     what is next, with a brief
          signalbox progress --note TEXT      now and then; renews the lease
          signalbox check --verify            commit first; asks the gate, and a verifier where one is needed
          signalbox advance                   takes the exit where the gate passes, and goes on
          signalbox handoff offer …           or pass the claim on
          signalbox advance --exit blocked    or say that you cannot go on; it costs no attempt

        Lost your place? signalbox status
        """;

    private static readonly Dictionary<string, string> Topics = new(StringComparer.Ordinal)
    {
        ["exit-codes"] = ExitCodes, ["sessions"] = Sessions, ["loop"] = Loop,
    };

    /// <summary>Makes <c>help</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var topic = new Argument<string[]>("topic")
        {
            Description = $"A command, or one of {string.Join(", ", Topics.Keys)}.",
            HelpName = "TOPIC",
            Arity = ArgumentArity.ZeroOrMore,
        };
        topic.CompletionSources.Add([.. Topics.Keys]);
        return book.Define(
            new Command("help", "Explains a command or a topic.") { topic },
            call => call.Get(topic) is [var name] && Topics.TryGetValue(name, out var text)
                ? TellAsync(call, text)
                : SignalboxCommand.RunAsync(
                    [.. call.Get(topic) ?? [], "--help"], call.Surroundings, call.CancellationToken),
            "signalbox help exit-codes",
            "signalbox help work add");
    }

    private static async Task<int> TellAsync(Invocation call, string text)
    {
        await call.Surroundings.Out.WriteLineAsync(text);
        return ExitCode.Proceed;
    }
}
