using System.Text.Json;

namespace Protocol.Json;

/// <summary>Follows references where the rules of style must see what is behind them.</summary>
internal sealed class StyleReferences(JsonElement root, string name, Func<string, JsonElement?> resolveFile)
{
    /// <summary>The schema itself, or the one to which its reference leads; null where that cannot be seen.</summary>
    public JsonElement? Resolve(JsonElement schema)
    {
        var (document, path) = (root, name);
        for (var hops = 0; hops <= SchemaLimits.MaxRefHops; hops++)
        {
            if (!schema.TryGetProperty("$ref", out var text)) return schema;
            if (!SchemaReference.TryParse(JsonText.Of(text), path, out var target)) return null;
            if (target.Value.File != path)
            {
                if (resolveFile(target.Value.File) is not { } file) return null;
                (document, path) = (file, target.Value.File);
            }

            if (Definition(document, target.Value.Definition) is not { } found) return null;
            schema = found;
        }

        return null;
    }

    private static JsonElement? Definition(JsonElement document, string? definition)
    {
        if (definition is null) return document;
        if (!document.TryGetProperty("$defs", out var definitions)) return null;
        return definitions.TryGetProperty(definition, out var found) ? found : null;
    }
}
