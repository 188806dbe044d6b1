using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>The repository as files, from which products are made.</summary>
/// <param name="root">The root of the repository.</param>
public sealed class Sources(string root)
{
    /// <summary>The checkout in which this program was built.</summary>
    /// <exception cref="InvalidOperationException">It was moved out of its checkout.</exception>
    public static Sources Here()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Protocol.sln"))) return new(folder.FullName);
        }

        throw new InvalidOperationException("There is no Protocol.sln above this program; run it in its checkout.");
    }

    /// <summary>Whether a file is there.</summary>
    /// <param name="path">From the root.</param>
    public bool Has(string path) => File.Exists(Path.Combine(root, path));

    /// <summary>Whether a folder is there.</summary>
    /// <param name="path">From the root.</param>
    public bool HasFolder(string path) => Directory.Exists(Path.Combine(root, path));

    /// <summary>The text of a file.</summary>
    /// <param name="path">From the root.</param>
    public string Read(string path) => File.ReadAllText(Path.Combine(root, path));

    /// <summary>A file that is a JSON object.</summary>
    /// <param name="path">From the root.</param>
    public JsonObject ReadJson(string path) => JsonNode.Parse(Read(path))!.AsObject();

    /// <summary>The files below a folder, from the root, in the order of their code units.</summary>
    /// <param name="folder">The folder, from the root.</param>
    /// <param name="pattern">Which files, as <c>*.json</c>.</param>
    public IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Writes a file.</summary>
    /// <param name="path">From the root.</param>
    /// <param name="text">All of it.</param>
    public void Write(string path, string text) => File.WriteAllText(Path.Combine(root, path), text);
}
