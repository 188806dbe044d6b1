using System.Security.Cryptography;

namespace Protocol.Server.Verifier;

/// <summary>
/// A fresh folder for one run, of which the worker knows nothing: the checkout, a home, a place for temporary
/// files, and files that keep tools from reading settings further up. Disposing ends what still runs in it and
/// removes it; what a killed verifier left is ended and removed by the next one.
/// </summary>
internal sealed class CleanRoom : IDisposable
{
    /// <summary>The variable by which every process of a run is found again.</summary>
    public const string MarkerVariable = "SIGNALBOX_RUN";

    private const string Prefix = "sbx-";
    private const string Lock = "held";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Tools look for these in the folders above the one they work in, up to the root of the file system.
    /// </summary>
    private static readonly (string Name, string Content)[] Stops =
    [
        ("Directory.Build.props", "<Project />\n"), ("Directory.Build.targets", "<Project />\n"),
        ("Directory.Packages.props", "<Project />\n"), ("Directory.Build.rsp", ""), ("global.json", "{}\n"),
        (".editorconfig", "root = true\n"), ("package.json", "{}\n"), ("pytest.ini", "[pytest]\n"),
    ];

    /// <summary>What cannot be stopped that way, and must not be above a room.</summary>
    private static readonly string[] Refused =
        ["nuget.config", "NuGet.config", "NuGet.Config", "node_modules", "conftest.py"];

    private readonly FileStream? owned;

    private CleanRoom(string root, FileStream? owned)
    {
        this.owned = owned;
        Root = root;
        Tree = Path.Combine(root, "tree");
        Home = Path.Combine(root, "home");
        Temporary = Path.Combine(root, "tmp");
    }

    /// <summary>The room itself.</summary>
    public string Root { get; }

    /// <summary>The checkout.</summary>
    public string Tree { get; }

    /// <summary>The home of the run, empty at its start.</summary>
    public string Home { get; }

    /// <summary>The temporary folder of the run.</summary>
    public string Temporary { get; }

    /// <summary>The value of <see cref="MarkerVariable"/> in this run.</summary>
    public string Marker => Path.GetFileName(Root);

    /// <summary>Makes a room below the folder, or in the temporary folder of the system.</summary>
    /// <exception cref="CannotVerifyException">A file above the room would take part in the run.</exception>
    public static CleanRoom Create(string? folder)
    {
        var parent = folder ?? Path.GetTempPath();
        Sweep(parent);
        for (var above = new DirectoryInfo(parent); above is not null; above = above.Parent)
        {
            if (Array.Find(Refused, name => Path.Exists(Path.Combine(above.FullName, name))) is { } found)
            {
                throw new CannotVerifyException(
                    $"{Path.Combine(above.FullName, found)} would take part in a run: remove it, or move the rooms.");
            }
        }

        var root = Path.Combine(parent, Prefix + RandomNumberGenerator.GetHexString(20, lowercase: true));
        CreatePrivate(root);
        var held = Path.Combine(root, Lock);
        var room = new CleanRoom(root, new(held, FileMode.CreateNew, FileAccess.Write, FileShare.None));
        foreach (var part in new[] { room.Tree, room.Home, room.Temporary })
            CreatePrivate(part);
        foreach (var (name, content) in Stops)
            File.WriteAllText(Path.Combine(room.Root, name), content);
        return room;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        RunProcesses.End(null, this);
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            OpenAndDelete(new(Root));
        }

        owned?.Dispose();
    }

    /// <summary>Removes the rooms that nobody holds: their verifier was killed.</summary>
    private static void Sweep(string parent)
    {
        foreach (var root in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            try
            {
                var held = new FileStream(Path.Combine(root, Lock), FileMode.Open, FileAccess.Write, FileShare.None);
                using var left = new CleanRoom(root, held);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Private);
    }

    /// <summary>Removes what a run left without the right to remove it. What stays is only litter.</summary>
    private static void OpenAndDelete(DirectoryInfo folder)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
                folder.UnixFileMode = Private;
            foreach (var inner in folder.GetDirectories().Where(inner => inner.LinkTarget is null))
                OpenAndDelete(inner);
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
