using System.CommandLine;
using System.CommandLine.Invocation;

namespace Protocol.Server.Cli;

/// <summary>Shows the help of a command, and after it the examples.</summary>
internal sealed class HelpWithExamples(SynchronousCommandLineAction help, CommandBook book)
    : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var lines = book.ExamplesOf(parseResult.CommandResult.Command);
        if (lines.Count == 0)
            return code;

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var line in lines)
            output.WriteLine($"  {line}");

        output.WriteLine();
        return code;
    }
}
