using System.CommandLine;
using System.Text.Json;
using Protocol.Operations;
using Protocol.Server.Demo;
using Spectre.Console;

namespace Protocol.Server.Cli;

/// <summary><c>demo</c>: the main job on a bundled repository, with scripted agents that speak real MCP.</summary>
internal static class DemoCommand
{
    /// <summary>Makes <c>demo</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var directory = new Option<string?>("--dir")
        {
            Description = "An empty or new directory to play in, which is kept; a temporary one where left out.",
            HelpName = "DIR",
        };
        return book.Define(
            new Command("demo", "Plays how two agents take one change through claim, gate and handoff.")
            {
                directory,
            },
            call => PlayAsync(call, call.Get(directory)),
            "signalbox demo",
            "signalbox demo --dir /tmp/signalbox-demo   # keep the repository, to look at it afterwards");
    }

    private static async Task<int> PlayAsync(Invocation call, string? asked)
    {
        var root = asked is null
            ? Directory.CreateTempSubdirectory("signalbox-demo-").FullName
            : Path.GetFullPath(asked, call.Surroundings.Directory);
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            return call.Refuse(UsageError.Of($"{root} is not empty.", "signalbox demo --dir NEW-DIR"));
        }

        try
        {
            var output = new AnsiConsoleOutput(call.Json ? call.Surroundings.Error : call.Surroundings.Out);
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
            var isProved = await new DemoRun(console).RunAsync(root, call.CancellationToken);
            console.WriteLine();
            console.WriteLine(asked is null
                ? "Play it with --dir DIR to keep the repository and its journal."
                : $"Kept. Look at it: signalbox events --repo {Path.Combine(root, "split-bill")}");
            if (call.Json)
                call.Print(JsonElement.Parse(isProved ? """{"outcome":"proved"}""" : """{"outcome":"fail"}"""));

            return isProved ? ExitCode.Proceed : ExitCode.Fail;
        }
        catch (DemoException e)
        {
            return call.Refuse(Refusals.Of(
                ErrorCode.Internal, e.Message,
                next: new NextAction("retry", "Run it with --dir, and look at what it left there.")));
        }
        finally
        {
            if (asked is null)
                Directory.Delete(root, recursive: true);
        }
    }
}
