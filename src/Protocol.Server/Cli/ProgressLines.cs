namespace Protocol.Server.Cli;

/// <summary>Shows a person how far something is; a program sees nothing of it.</summary>
internal sealed class ProgressLines(Invocation call) : IProgress<string>
{
    /// <inheritdoc />
    public void Report(string value)
    {
        if (!call.Json)
            call.Screen.Line(value);
    }
}
