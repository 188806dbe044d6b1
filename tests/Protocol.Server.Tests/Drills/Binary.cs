using System.Diagnostics;

namespace Protocol.Server.Tests.Drills;

/// <summary>The built program, as a process of its own, in an environment that the drill makes up.</summary>
internal static class Binary
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Where it lies.</summary>
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "Protocol.Server");

    /// <summary>Makes ready to start it, without any variable of its own but those that are given.</summary>
    public static ProcessStartInfo Prepare(
        string file, string directory, IReadOnlyDictionary<string, string>? variables, params string[] arguments)
    {
        var start = Redirected(new(file, arguments) { WorkingDirectory = directory });
        var inherited = start.Environment.Keys
            .Where(name => name.StartsWith("SIGNALBOX", StringComparison.Ordinal)).ToList();
        foreach (var name in inherited)
            start.Environment.Remove(name);
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return start;
    }

    /// <summary>With its streams in the hands of the drill.</summary>
    public static ProcessStartInfo Redirected(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int Code, string Text)> RunAsync(string directory, params string[] arguments) =>
        RunAsync(Prepare(File, directory, null, arguments), "");

    /// <summary>Runs a command to its end at a terminal, with what is typed there.</summary>
    public static Task<(int Code, string Text)> TypeAsync(
        string directory, IReadOnlyDictionary<string, string>? variables, string typed, params string[] arguments)
    {
        var line = string.Join(' ', arguments.Prepend(File).Select(word => $"'{word}'"));
        return RunAsync(Prepare("script", directory, variables, "-qec", line, "/dev/null"), typed);
    }

    /// <summary>Runs a prepared command to its end.</summary>
    public static async Task<(int Code, string Text)> RunAsync(ProcessStartInfo start, string typed)
    {
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardInput.WriteAsync(typed);
            process.StandardInput.Close();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
