using System.CommandLine;

namespace Protocol.Server.Cli;

/// <summary><c>completion</c>: scripts by which a shell asks this program what may come next.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _signalbox() {
            local line="${COMP_LINE#* }" skipped=$((${#COMP_LINE} - ${#COMP_LINE#* }))
            local IFS=$'\n'
            COMPREPLY=($(signalbox "[suggest:$((COMP_POINT - skipped))]" "$line" 2>/dev/null))
        }
        complete -F _signalbox signalbox
        """;

    private const string Zsh = """
        #compdef signalbox
        _signalbox() {
            local line="${words[2,-1]}" found
            found=("${(@f)$(signalbox "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -- $found
        }
        compdef _signalbox signalbox
        """;

    private const string Fish = """
        function __signalbox_complete
            set -l line (commandline -cp | string replace -r '^\S+\s*' '')
            signalbox "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -f -c signalbox -a '(__signalbox_complete)'
        """;

    /// <summary>Makes <c>completion</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish.", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        return book.Define(
            new Command("completion", "Prints the script that completes this command in a shell.") { shell },
            async call =>
            {
                var script = call.Get(shell) switch { "zsh" => Zsh, "fish" => Fish, _ => Bash };
                await call.Surroundings.Out.WriteLineAsync(script);
                return ExitCode.Proceed;
            },
            "eval \"$(signalbox completion bash)\"",
            "signalbox completion fish | source");
    }
}
