using System.Diagnostics;
using System.Text.RegularExpressions;
using Protocol.Server.Tests.Git;

namespace Protocol.Server.Tests.Docs;

/// <summary>
/// Somebody who types what a page says, line by line, in a repository of their own, with <c>signalbox</c> on the path.
/// </summary>
internal sealed partial class Newcomer : IDisposable
{
    private const string Prompt = "$ ";

    private readonly string _folder = Directory.CreateTempSubdirectory("sbt-").FullName;
    private readonly SourceRepository _repository = new();
    private int _lastCode;

    public Newcomer()
    {
        _repository.Commit(("README.md", "A shop.\n"));
        Directory.CreateDirectory(Path.Combine(_folder, "bin"));
        Directory.CreateDirectory(Path.Combine(_folder, "home", ".claude"));
        File.CreateSymbolicLink(
            Path.Combine(_folder, "bin", "signalbox"), Path.Combine(AppContext.BaseDirectory, "Protocol.Server"));
    }

    /// <summary>Types the commands of a block; what is not seen as the block shows it, a line each.</summary>
    public IReadOnlyList<string> Type(string block)
    {
        List<string> faults = [];
        string[] lines = [.. block.Split('\n').Where(line => line.Length > 0)];
        for (var at = 0; at < lines.Length; at++)
        {
            var command = lines[at][Prompt.Length..];
            var seen = new Queue<string>(Run(command).Split('\n').Select(Even));
            for (; at + 1 < lines.Length && !lines[at + 1].StartsWith(Prompt, StringComparison.Ordinal); at++)
            {
                while (seen.Count > 0 && seen.Peek() != Even(lines[at + 1]))
                    seen.Dequeue();

                if (!seen.TryDequeue(out _))
                    faults.Add($"{command}: '{lines[at + 1]}' is not seen.");
            }

            var isAsked = at + 1 < lines.Length && lines[at + 1] == "$ echo $?";
            if (_lastCode != 0 && !isAsked)
                faults.Add($"{command} ended with {_lastCode}.");
        }

        return faults;
    }

    public void Dispose()
    {
        _repository.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Run(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"(exit {_lastCode}); {command}"])
        {
            WorkingDirectory = _repository.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Path.Combine(_folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = Path.Combine(_folder, "home");
        start.Environment.Remove("SIGNALBOX_SESSION");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _lastCode = process.ExitCode;
        return output + error.GetAwaiter().GetResult();
    }

    /// <summary>A line without what differs from run to run.</summary>
    private static string Even(string line) => Changing().Replace(line.TrimEnd(), "*");

    [GeneratedRegex(@"agent:[a-z2-7]{10}|\b[0-9a-f]{7,40}\b|\b[0-9]+ min\b")]
    private static partial Regex Changing();
}
