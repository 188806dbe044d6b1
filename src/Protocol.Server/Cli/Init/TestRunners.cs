using System.Text.Json;

namespace Protocol.Server.Cli.Init;

/// <summary>Recognises how the tests of a repository are run, by its files.</summary>
internal static class TestRunners
{
    private const string Results = "TestResults";
    private const string JUnit = "test-report.xml";

    private static readonly string[] DotnetProtected =
    [
        "**/Directory.Build.*", "**/Directory.Solution.*", "**/*.runsettings", "**/xunit.runner.json",
        "**/*testconfig.json", "**/nuget.config", "**/NuGet.config", "**/NuGet.Config",
        "**/dotnet.config", "global.json",
        // The build imports these by their names: files that nobody writes by hand, and a way in for whoever does.
        "**/obj/**", "**/*.??proj.user", "**/*.sln.targets", "**/MSBuild.rsp",
    ];

    private static readonly string[] PythonProtected =
    [
        "**/conftest.py", "**/pytest.ini", "**/.pytest.ini", "**/pytest.toml", "**/.pytest.toml", "**/tox.ini",
        "**/setup.cfg", "**/pyproject.toml", "**/sitecustomize.py", "**/usercustomize.py",
        // Python looks beside the tests first, so these would be run in place of the runner.
        "pytest.py", "pytest/**", "_pytest/**", "pluggy/**", "pluggy.py", "iniconfig/**", "iniconfig.py",
    ];

    /// <summary>Recognises them.</summary>
    /// <param name="root">The root of the worktree.</param>
    /// <param name="files">Its files, by path.</param>
    public static IReadOnlyList<TestRunner> Find(string root, IReadOnlyList<string> files) =>
        [.. new[] { FindDotnet(root, files), FindNode(root, files), FindPython(root, files) }.OfType<TestRunner>()];

    private static TestRunner? FindDotnet(string root, IReadOnlyList<string> files)
    {
        var projects = files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)
            || file.EndsWith(".fsproj", StringComparison.Ordinal)).ToArray();
        if (projects.Length == 0)
            return null;

        string[] logger = (UsesPlatform(root), projects.Any(project => Holds(root, project, "xunit.v3"))) switch
        {
            (true, true) => ["--report-xunit-trx"],
            (true, false) => ["--report-trx"],
            _ => ["--logger", "trx"],
        };
        return new(
            ".NET",
            ["dotnet", "test", .. logger, "--results-directory", Results],
            $"{Results}/*.trx",
            "trx",
            DotnetProtected);
    }

    private static TestRunner? FindNode(string root, IReadOnlyList<string> files)
    {
        if (!files.Contains("package.json"))
            return null;

        var vitest = Holds(root, "package.json", "\"vitest\"");
        if (!vitest && Holds(root, "package.json", "\"jest\""))
            return null;

        string[] run = vitest
            ? ["npx", "vitest", "run", "--reporter=junit", $"--outputFile={JUnit}"]
            : ["node", "--test", "--test-reporter=junit", $"--test-reporter-destination={JUnit}"];
        var install = files.Contains("package-lock.json") && Holds(root, "package.json", "ependencies\"");
        var installing = $"npm ci --no-audit --no-fund && {string.Join(' ', run)}";
        return new(
            "Node",
            install ? ["sh", "-c", installing] : run,
            JUnit,
            "junit",
            ["**/.npmrc", "**/vitest.config.*", "**/vitest.workspace.*", "**/vite.config.*"])
        {
            NeedsNetwork = install,
        };
    }

    private static TestRunner? FindPython(string root, IReadOnlyList<string> files)
    {
        var project = files.Any(file =>
            file is "pyproject.toml" or "setup.py" or "setup.cfg" or "pytest.ini" or "tox.ini");
        var tests = files.Any(file => Path.GetFileName(file) is var name
            && name.EndsWith(".py", StringComparison.Ordinal)
            && (name.StartsWith("test_", StringComparison.Ordinal)
                || name.EndsWith("_test.py", StringComparison.Ordinal)));
        return project || (tests && !Holds(root, "package.json", ""))
            ? new("Python", ["python3", "-m", "pytest", $"--junitxml={JUnit}"], JUnit, "junit", PythonProtected)
            : null;
    }

    private static bool Holds(string root, string file, string text)
    {
        var path = Path.Combine(root, file);
        return File.Exists(path) && File.ReadAllText(path).Contains(text, StringComparison.Ordinal);
    }

    /// <summary>Whether global.json says that <c>dotnet test</c> runs on Microsoft.Testing.Platform.</summary>
    private static bool UsesPlatform(string root)
    {
        var path = Path.Combine(root, "global.json");
        if (!File.Exists(path))
            return false;

        try
        {
            using var settings = JsonDocument.Parse(
                File.ReadAllText(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return settings.RootElement.TryGetProperty("test", out var test)
                && test.TryGetProperty("runner", out var runner)
                && runner.ValueEquals("Microsoft.Testing.Platform");
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
