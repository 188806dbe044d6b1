namespace Protocol.Json;

/// <summary>Finds the public JSON-Schema-Test-Suite, which lies outside of the repository.</summary>
internal static class SuiteData
{
    private const string Below = "data/json-schema-test-suite/tests/draft2020-12";

    /// <summary>The folder of the suite, or null where it is absent.</summary>
    public static string? Folder =>
        Candidates().Select(shared => Path.Combine(shared, Below)).FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("SIGNALBOX_SHARED") is { Length: > 0 } named) yield return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Protocol.sln"))) continue;
            yield return Path.Combine(folder.FullName, "..", "shared");
            yield break;
        }
    }
}
