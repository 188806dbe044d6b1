using System.Diagnostics;
using System.Security.Cryptography;

namespace Protocol.ConformanceTests.Wire;

/// <summary>A git repository in a fresh folder, prepared for the hub under test; gone when it is disposed.</summary>
internal sealed class Workspace : IDisposable
{
    private static readonly string[] Quiet =
        ["-c", "user.name=Suite", "-c", "user.email=suite@example.org", "-c", "commit.gpgsign=false"];

    private readonly HubManifest _hub;
    private int _commits;

    private Workspace(HubManifest hub, string folder)
    {
        _hub = hub;
        Folder = folder;
    }

    public string Folder { get; }

    public static async Task<Workspace> PrepareAsync(HubManifest hub, CancellationToken cancellationToken)
    {
        var workspace = new Workspace(hub, Directory.CreateTempSubdirectory("signalbox-conformance-").FullName);
        await workspace.RunAsync(["git", "init", "--quiet", "--initial-branch=main"], cancellationToken);
        await workspace.CommitAsync(cancellationToken);
        foreach (var command in hub.Prepare)
            await workspace.RunAsync([.. command.Select(hub.Fill)], cancellationToken);

        return workspace;
    }

    /// <summary>Changes one file and commits it.</summary>
    /// <returns>The commit.</returns>
    public async Task<string> CommitAsync(CancellationToken cancellationToken)
    {
        _commits++;
        await File.WriteAllTextAsync(Path.Combine(Folder, "change.txt"), $"change {_commits}\n", cancellationToken);
        await RunAsync(["git", "add", "change.txt"], cancellationToken);
        await RunAsync(["git", .. Quiet, "commit", "--quiet", "-m", $"change {_commits}"], cancellationToken);
        return (await RunAsync(["git", "rev-parse", "HEAD"], cancellationToken)).Trim();
    }

    /// <summary>Starts a process of the JSON-RPC binding.</summary>
    /// <param name="kind">The kind of actor, as the manifest names it.</param>
    /// <param name="secret">The actor's own secret, where its kind has no file.</param>
    /// <param name="name">The actor's name, in the transcript.</param>
    /// <param name="transcript">Where its lines are kept.</param>
    public HubProcess Launch(string kind, string secret, string name, Transcript transcript)
    {
        var credential = _hub.Actors[kind];
        if (credential.SecretFile is { } file)
            secret = File.ReadAllText(Fill(file, "")).Trim();

        var start = Describe([.. _hub.Bindings["jsonrpc"].Select(_hub.Fill)]);
        foreach (var (variable, value) in credential.Environment)
            start.Environment[variable] = Fill(value, secret);

        return new(start, name, transcript);
    }

    /// <summary>A secret that nobody else has.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories))
            file.Attributes = FileAttributes.Normal;

        Directory.Delete(Folder, recursive: true);
    }

    private string Fill(string text, string secret) => text
        .Replace("{store}", Path.Combine(Folder, _hub.Store), StringComparison.Ordinal)
        .Replace("{secret}", secret, StringComparison.Ordinal);

    private ProcessStartInfo Describe(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => IsForeign(name)).ToList())
            start.Environment.Remove(name);

        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var (name, value) in _hub.Environment)
            start.Environment[name] = value;

        return start;
    }

    /// <summary>Whether a variable of the suite's own environment would change what a hub or git does.</summary>
    private static bool IsForeign(string name) =>
        name.StartsWith("SIGNALBOX_", StringComparison.Ordinal) || name.StartsWith("GIT_", StringComparison.Ordinal);

    private async Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Describe(command))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var trouble = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"'{string.Join(' ', command)}' ended with {process.ExitCode}: {await trouble}{await output}");
    }
}
