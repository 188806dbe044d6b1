using System.Collections.ObjectModel;

namespace Protocol.Server.Verifier;

/// <summary>
/// The tools of the host that a run may use: a search path of the system's own folders and of a .NET installation, and
/// the host's NuGet packages as a fallback folder, which NuGet reads and never writes, so that a restore needs
/// no network.
/// </summary>
internal sealed class Toolchain
{
    private static readonly string[] Standard =
        ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin", "/opt/homebrew/bin"];

    private static readonly string[] DotnetRoots =
        ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/usr/local/share/dotnet", "/opt/dotnet"];

    private Toolchain(IReadOnlyList<string> path, string? dotnetRoot, string? packages)
    {
        SearchPath = path;
        DotnetRoot = dotnetRoot;
        Packages = packages;
    }

    /// <summary>The folders that are searched, in order.</summary>
    public IReadOnlyList<string> SearchPath { get; }

    /// <summary>The .NET installation, if there is one.</summary>
    public string? DotnetRoot { get; }

    /// <summary>The host's NuGet packages, if there are any.</summary>
    public string? Packages { get; }

    /// <summary>Every folder outside of the system's own that a run reads.</summary>
    public IReadOnlyList<string> Folders =>
        [.. SearchPath.Append(DotnetRoot).Append(Packages).OfType<string>().Distinct()];

    /// <summary>Looks at the host. A .NET installation of the system wins over one of the user.</summary>
    public static Toolchain Find(VerifierOptions options)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string?[] own =
            [Environment.GetEnvironmentVariable("DOTNET_ROOT"), home.Length == 0 ? null : $"{home}/.dotnet"];
        var dotnet = DotnetRoots.Concat(own.OfType<string>())
            .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "sdk")));
        string?[] caches =
            [Environment.GetEnvironmentVariable("NUGET_PACKAGES"), home.Length == 0 ? null : $"{home}/.nuget/packages"];
        var packages = caches.OfType<string>().FirstOrDefault(Directory.Exists);
        var path = options.SearchFirst.Concat(Standard).Append(dotnet)
            .OfType<string>().Where(Directory.Exists).Distinct();
        return new([.. path], dotnet, packages);
    }

    /// <summary>The absolute path of an executable, or null.</summary>
    public string? Locate(string name) =>
        SearchPath.Select(folder => Path.Combine(folder, name)).FirstOrDefault(IsExecutable);

    /// <summary>Whether a file can be run.</summary>
    public static bool IsExecutable(string file) =>
        File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file)
            & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    /// <summary>The whole environment of a run in a room: nothing is inherited.</summary>
    public IReadOnlyDictionary<string, string> Surround(CleanRoom room, IReadOnlyDictionary<string, string>? declared)
    {
        var environment = new Dictionary<string, string> { ["LANG"] = "C.UTF-8", ["TZ"] = "UTC", ["CI"] = "1" };
        foreach (var (name, value) in declared ?? ReadOnlyDictionary<string, string>.Empty)
            environment[name] = value;
        foreach (var (name, value) in Fixed(room))
            environment[name] = value;
        return environment;
    }

    /// <summary>What a criterion cannot declare otherwise.</summary>
    private Dictionary<string, string> Fixed(CleanRoom room)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = string.Join(Path.PathSeparator, SearchPath),
            ["HOME"] = room.Home,
            ["TMPDIR"] = room.Temporary,
            [CleanRoom.MarkerVariable] = room.Marker,
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["TESTINGPLATFORM_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
            ["NuGetAudit"] = "false",
        };
        if (DotnetRoot is not null)
            environment["DOTNET_ROOT"] = DotnetRoot;
        if (Packages is not null)
            environment["NUGET_FALLBACK_PACKAGES"] = Packages;
        return environment;
    }
}
