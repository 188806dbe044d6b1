namespace Protocol.Server.Hosting;

/// <summary>How this program is started again: its file, and what comes before the arguments.</summary>
internal sealed record OwnCommand(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The command that started this process: the binary, or the assembly under <c>dotnet</c>.</summary>
    public static OwnCommand Find()
    {
        var file = Environment.ProcessPath ?? "signalbox";
        var underDotnet = Path.GetFileNameWithoutExtension(file).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return underDotnet
            ? new(file, [Path.Combine(AppContext.BaseDirectory, "Protocol.Server.dll")])
            : new(file, []);
    }
}
