namespace Protocol.Server.Hosting;

/// <summary>How this program is started again: its file, and what comes before the arguments.</summary>
internal sealed record OwnCommand(string File, IReadOnlyList<string> Arguments)
{
    private const string Name = "Protocol.Server";

    /// <summary>
    /// Finds the binary beside this assembly; where there is none, the program that runs now: under <c>dotnet</c> with
    /// the assembly, else the one binary that everything is in.
    /// </summary>
    public static OwnCommand Find()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? $"{Name}.exe" : Name);
        if (System.IO.File.Exists(beside))
            return new(beside, []);

        var running = Environment.ProcessPath ?? "signalbox";
        var underDotnet = Path.GetFileNameWithoutExtension(running)
            .Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return underDotnet
            ? new(running, [Path.Combine(AppContext.BaseDirectory, $"{Name}.dll")])
            : new(running, []);
    }
}
