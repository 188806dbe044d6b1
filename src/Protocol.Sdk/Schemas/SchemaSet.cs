using System.Collections.Concurrent;
using System.Text.Json;
using Protocol.Json;

namespace Protocol.Schemas;

/// <summary>The schemas of the standard, inside this assembly; each is compiled when it is first used.</summary>
public static class SchemaSet
{
    private const string Folder = "schemas/";

    private static readonly ConcurrentDictionary<string, JsonSchema> Compiled = new(StringComparer.Ordinal);

    /// <summary>The names of all files below schemas/, as <c>operations/status.request.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(SchemaSet).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The compiled schema of that name below schemas/.</summary>
    /// <exception cref="InvalidOperationException">There is no such schema, or it does not hold together.</exception>
    public static JsonSchema Of(string name) => Compiled.GetOrAdd(name, Compile);

    /// <summary>The file of that name as it is, or null.</summary>
    public static JsonElement? Read(string name)
    {
        using var stream = typeof(SchemaSet).Assembly.GetManifestResourceStream(Folder + name);
        if (stream is null)
            return null;

        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    private static JsonSchema Compile(string name)
    {
        var schema = Read(name) ?? throw new InvalidOperationException($"There is no schema {name}.");
        var load = JsonSchema.Load(schema, Read, name);

        return load.Schema
            ?? throw new InvalidOperationException($"{name} does not hold together: {load.Faults[0]}.");
    }
}
