using System.Diagnostics;

namespace Protocol.Foreign.Tests;

/// <summary>A git repository of its own with a workspace in it; gone when it is disposed.</summary>
internal sealed class Workspace : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly string[] Author =
        ["-c", "user.name=Tests", "-c", "user.email=tests@example.org", "-c", "commit.gpgsign=false"];

    private Workspace(string folder) => Folder = folder;

    private string Folder { get; }

    /// <summary>Makes one by <c>init --yes</c>, with what that wrote committed.</summary>
    public static async Task<Workspace> MakeAsync()
    {
        var workspace = new Workspace(Directory.CreateTempSubdirectory("signalbox-foreign-").FullName);
        await workspace.DoAsync("git", "init", "--quiet", "--initial-branch=main");
        await workspace.DoAsync(["git", .. Author, "commit", "--quiet", "--allow-empty", "-m", "Begin"]);
        await workspace.DoAsync(Clients.Signalbox, "init", "--yes");
        await workspace.DoAsync("git", "add", "--all");
        await workspace.DoAsync(["git", .. Author, "commit", "--quiet", "-m", "Set up the workspace"]);
        return workspace;
    }

    /// <summary>Adds a work item.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> AddWorkAsync(string title)
    {
        var added = await DoAsync(Clients.Signalbox, "work", "add", title, "--json");
        return added.Json.GetProperty("work").GetProperty("work").GetString()!;
    }

    /// <summary>Runs a command here that must end well.</summary>
    public async Task<Ended> DoAsync(params IReadOnlyList<string> command)
    {
        var ended = await RunAsync(command);
        Assert.True(ended.Code == 0, $"{string.Join(' ', command)}: {ended}");
        return ended;
    }

    /// <summary>Runs a command here.</summary>
    public async Task<Ended> RunAsync(IReadOnlyList<string> command)
    {
        using var process = Process.Start(Describe(command))!;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', command)} did not end within {Patience}.");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private ProcessStartInfo Describe(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
            start.Environment.Remove(name);

        return start;
    }

    // What would change who the server takes us for, or which repository git works on.
    private static bool IsForeign(string name) =>
        name.StartsWith("SIGNALBOX_", StringComparison.Ordinal) || name.StartsWith("GIT_", StringComparison.Ordinal);
}
