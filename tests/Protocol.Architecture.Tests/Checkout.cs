namespace Protocol.Architecture.Tests;

/// <summary>The checkout as files.</summary>
internal static class Checkout
{
    private static readonly string[] Made = ["artifacts", "bin", "obj", "node_modules"];

    public static string Root { get; } = FindRoot();

    /// <summary>The files below a folder, relative to the root, in order; without what a build makes.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split('/').Intersect(Made).Any())
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Protocol.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd('/'))!;

        return folder;
    }
}
