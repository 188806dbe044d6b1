using System.Collections.Concurrent;
using System.Text.Json;
using Protocol.Json;
using Protocol.Sdk.Tests.Spec;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>The folder schemas/ of this repository.</summary>
internal static class SchemaFolder
{
    private const int MaxBytes = 1 << 20;
    private const int MaxDepth = 64;

    private static readonly ConcurrentDictionary<string, JsonElement> Texts = new();
    private static readonly ConcurrentDictionary<string, JsonSchema> Loaded = new();

    public static string Root { get; } = Path.Combine(SpecPages.Root, "schemas");

    /// <summary>The schemas, by their paths below the folder.</summary>
    public static IReadOnlyList<string> Schemas { get; } =
        [.. Files("").Where(path => !path.StartsWith("examples/", StringComparison.Ordinal) && IsSchema(path))];

    /// <summary>All of them in one document.</summary>
    public const string Bundle = "bundle.json";

    /// <summary>The operations as an OpenRPC document.</summary>
    public const string OpenRpc = "openrpc.json";

    /// <summary>The examples, by their paths below the folder.</summary>
    public static IReadOnlyList<string> Examples { get; } = [.. Files("examples")];

    private static readonly Dictionary<string, string> ByName =
        Schemas.ToDictionary(path => Path.GetFileNameWithoutExtension(path));

    public static JsonElement Read(string path) => Texts.GetOrAdd(path, Parse);

    public static JsonSchema Load(string path) => Loaded.GetOrAdd(path, Compile);

    private static JsonElement Parse(string path)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Root, path));
        return StrictJson.TryParse(bytes, MaxBytes, MaxDepth, out var element, out var fault)
            ? element
            : throw new FormatException($"{path}: {fault.Message}");
    }

    private static JsonSchema Compile(string path)
    {
        var load = JsonSchema.Load(Read(path), ReadIfThere, path);
        return load.Schema ?? throw new FormatException($"{path}: {string.Join("; ", load.Faults)}");
    }

    public static JsonElement? ReadIfThere(string path) =>
        File.Exists(Path.Combine(Root, path)) ? Read(path) : null;

    /// <summary>The path of a file to which a schema refers.</summary>
    public static string Join(string path, string reference)
    {
        var full = Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(path)!, reference));
        return Path.GetRelativePath(Root, full).Replace('\\', '/');
    }

    /// <summary>The schema of an example: the only one that is named as its folder.</summary>
    public static string SchemaOf(string example) => ByName[example.Split('/')[1]];

    /// <summary>The folder of the examples of a schema.</summary>
    public static string ExamplesOf(string schema) => $"examples/{Path.GetFileNameWithoutExtension(schema)}";

    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>Spells the name of a type as the name of its file.</summary>
    public static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private static bool IsSchema(string path) =>
        path is not (Bundle or OpenRpc) && Read(path).TryGetProperty("$id", out _);
}
