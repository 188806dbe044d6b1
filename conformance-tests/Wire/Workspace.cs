using System.Diagnostics;
using System.Security.Cryptography;

namespace Protocol.ConformanceTests.Wire;

/// <summary>A git repository in a fresh folder, prepared for the hub under test; gone when it is disposed.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>The binding over which cases call where they name no other.</summary>
    public const string JsonRpc = "jsonrpc";

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
        await workspace.CommitAsync(null, cancellationToken);
        foreach (var command in hub.Prepare)
            await workspace.RunAsync([.. command.Select(hub.Fill)], cancellationToken);

        return workspace;
    }

    /// <summary>Changes files and commits them.</summary>
    /// <param name="files">By path, their texts: null, one of the suite's own; none, all that changed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The commit.</returns>
    public async Task<string> CommitAsync(
        IReadOnlyDictionary<string, string>? files, CancellationToken cancellationToken)
    {
        _commits++;
        files ??= new Dictionary<string, string> { ["change.txt"] = $"change {_commits}\n" };
        foreach (var (path, text) in files)
            Write(path, text);

        await RunAsync(["git", "add", "--all", "--", .. files.Keys], cancellationToken);
        await RunAsync(["git", .. Quiet, "commit", "--quiet", "-m", $"change {_commits}"], cancellationToken);
        return (await RunAsync(["git", "rev-parse", "HEAD"], cancellationToken)).Trim();
    }

    /// <summary>Writes a file of the work tree.</summary>
    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Starts a process of a binding.</summary>
    /// <param name="binding">The binding, as the manifest names it.</param>
    /// <param name="kind">The kind of actor, as the manifest names it.</param>
    /// <param name="secret">The actor's own secret, where its kind has no file.</param>
    /// <param name="name">The actor's name, in the transcript.</param>
    /// <param name="transcript">Where its lines are kept.</param>
    public HubProcess Launch(string binding, string kind, string secret, string name, Transcript transcript) =>
        new(DescribeFor(kind, secret, [.. _hub.Bindings[binding].Select(_hub.Fill)]), name, transcript);

    /// <summary>Makes a branch and goes on with it.</summary>
    public Task BranchAsync(string name, CancellationToken cancellationToken) =>
        RunAsync(["git", "switch", "--quiet", "--create", name], cancellationToken);

    /// <summary>Overwrites what lies in the folder of the store with what no store can be read from.</summary>
    public void SpoilStore()
    {
        foreach (var file in new DirectoryInfo(Path.Combine(Folder, _hub.Store)).EnumerateFiles("*.db*"))
            File.WriteAllText(file.FullName, string.Concat(Enumerable.Repeat("spoiled ", 4096)));
    }

    /// <summary>Runs a command of a binding, as <c>cli</c> or <c>verifier</c>, to its end.</summary>
    public async Task<Ended> RunCommandAsync(
        string kind, string secret, (string Binding, IReadOnlyList<string> Arguments) command, Transcript transcript,
        CancellationToken cancellationToken)
    {
        var (binding, arguments) = command;
        transcript.Add(kind, '$', string.Join(' ', arguments));
        using var process = Process.Start(
            DescribeFor(kind, secret, [.. _hub.Bindings[binding].Select(_hub.Fill), .. arguments]))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var trouble = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var ended = new Ended(process.ExitCode, await output, await trouble);
        transcript.Add(kind, '=', $"{ended.ExitCode} {ended.Output}{ended.Trouble}");
        return ended;
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

    private ProcessStartInfo DescribeFor(string kind, string secret, IReadOnlyList<string> command)
    {
        var credential = _hub.Actors[kind];
        if (credential.SecretFile is { } file)
            secret = File.ReadAllText(Fill(file, "")).Trim();

        var start = Describe(command);
        foreach (var (variable, value) in credential.Environment)
            start.Environment[variable] = Fill(value, secret);

        return start;
    }

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
