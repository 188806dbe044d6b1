using System.Text.Json;

namespace Protocol.Json;

/// <summary>
/// A compiled JSON Schema of the project's dialect, a bounded part of 2020-12. Whatever the dialect lacks is refused
/// when the schema is loaded, so a schema that is loaded means what 2020-12 says it means; nothing is ever fetched. A
/// loaded schema never changes, and may be used from many threads. Schemas and values come through
/// <see cref="StrictJson"/>.
/// </summary>
public sealed class JsonSchema
{
    private readonly SchemaNode root;

    internal JsonSchema(SchemaNode root) => this.root = root;

    /// <summary>Loads a schema and the files to which it refers, within <see cref="SchemaLimits"/>.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="resolveFile">Gives the schema that has a path in the set (<c>types/work-id.json</c>), or null;
    /// without it a schema can refer to itself alone.</param>
    /// <param name="name">The path of the schema itself in the set, at which its references start.</param>
    /// <exception cref="FormatException">A text in it holds a lone surrogate.</exception>
    public static SchemaLoad Load(
        JsonElement schema, Func<string, JsonElement?>? resolveFile = null, string name = "") =>
        new SchemaCompiler(resolveFile ?? (_ => null)).Compile(schema, name);

    /// <summary>Loads a schema that somebody handed in: it stands alone, and also keeps the rules of style.</summary>
    /// <param name="schema">The schema.</param>
    /// <exception cref="FormatException">A text in it holds a lone surrogate.</exception>
    public static SchemaLoad LoadPredicate(JsonElement schema)
    {
        var load = Load(schema);
        if (!load.IsLoaded) return load;
        var faults = JsonSchemaStyle.Check(schema);
        return faults.Count == 0 ? load : new(null, faults);
    }

    /// <summary>What is wrong with a value: nothing where it is valid.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="settings">How to look; <see cref="SchemaSettings.Default"/> where it is left out.</param>
    /// <exception cref="FormatException">A text in it holds a lone surrogate.</exception>
    public IReadOnlyList<SchemaFault> Validate(JsonElement instance, SchemaSettings? settings = null) =>
        new SchemaEvaluation(settings ?? SchemaSettings.Default).Run(root, instance);
}
