namespace Protocol;

/// <summary>The checkout in which the tests run: a build that is the same everywhere has no path of it.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file or folder, from its path below the root.</summary>
    public static string Place(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Protocol.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("These tests run in a checkout.");
        }

        return folder;
    }
}
