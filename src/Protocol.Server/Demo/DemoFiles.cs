using System.Reflection;

namespace Protocol.Server.Demo;

/// <summary>The bundled repository: examples/split-bill, inside this assembly.</summary>
internal static class DemoFiles
{
    private const string Prefix = "demo/";

    private static readonly Assembly Own = typeof(DemoFiles).Assembly;

    /// <summary>Writes the repository into a directory.</summary>
    public static void WriteTo(string directory)
    {
        var bundled = Own.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));
        foreach (var name in bundled)
        {
            var path = Path.Combine(directory, name[Prefix.Length..].Replace('\\', '/'));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var resource = Own.GetManifestResourceStream(name)!;
            using var file = File.Create(path);
            resource.CopyTo(file);
        }
    }
}
