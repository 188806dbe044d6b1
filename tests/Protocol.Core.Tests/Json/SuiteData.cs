namespace Protocol.Json;

/// <summary>The public JSON-Schema-Test-Suite for 2020-12 (commit 44401e0), a copy beside these tests.</summary>
internal static class SuiteData
{
    private const string Below = "tests/Protocol.Core.Tests/Json/PublicSuite";

    /// <summary>The root of the checkout.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of the suite.</summary>
    public static string Folder => Path.Combine(Root, Below);

    private static string Find()
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
