using System.Diagnostics;

namespace Protocol.Server.Tests.Git;

/// <summary>A worker's repository in a fresh folder, driven by the real git as a worker would.</summary>
internal sealed class SourceRepository : IDisposable
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("sbt-");

    public SourceRepository()
    {
        Directory.CreateDirectory(Folder);
        Git("init", "--quiet", "--initial-branch=main");
        Git("config", "user.name", "worker");
        Git("config", "user.email", "worker@example.org");
    }

    /// <summary>The work tree.</summary>
    public string Folder => Path.Combine(scratch.FullName, "work");

    /// <summary>The git directory.</summary>
    public string GitFolder => Path.Combine(Folder, ".git");

    /// <summary>A path beside the work tree.</summary>
    public string Beside(string name) => Path.Combine(scratch.FullName, name);

    /// <summary>Writes a file of the work tree.</summary>
    public void Write(string path, string content, bool executable = false)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        if (executable && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute);
    }

    /// <summary>Commits the work tree as it is; the full name of the commit.</summary>
    public string Commit()
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", "change");
        return Git("rev-parse", "HEAD");
    }

    /// <summary>Writes files and commits.</summary>
    public string Commit(params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
            Write(path, content);
        return Commit();
    }

    /// <summary>Runs git in the work tree, and expects that it ends well.</summary>
    public string Git(params string[] arguments) => Git("", arguments);

    /// <summary>Runs git with an input.</summary>
    public string Git(string input, string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error}");
        return output.Trim();
    }

    public void Dispose() => scratch.Delete(recursive: true);
}
