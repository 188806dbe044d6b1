using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>Compares what a schema demands with what a type of the code has, and tells the differences.</summary>
internal sealed class Shape
{
    private static readonly HashSet<string> OfTheWire = ["_meta", "$schema"];

    // A worker names no tree; what a loop lacks is told by a load check with a code of its own.
    private static readonly HashSet<(string File, string Member)> Withheld = [("types/named-subject.json", "gitTree")];
    private static readonly HashSet<(string File, string Member)> Checked = [("types/loop.json", "then")];

    private readonly HashSet<(string, Type)> seen = [];
    private readonly List<string> differences = [];

    public static IReadOnlyList<string> Differences(string path, Type type) =>
        Differences(path, SchemaFolder.Read(path), type);

    public static IReadOnlyList<string> Differences(string path, JsonElement schema, Type type)
    {
        var shape = new Shape();
        shape.Compare(path, schema, Words.Of(type), path);
        return shape.differences;
    }

    private void Compare(string file, JsonElement schema, JsonTypeInfo type, string at)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            file = SchemaFolder.Join(file, reference.GetString()!);
            schema = SchemaFolder.Read(file);
        }

        if (type.Kind is JsonTypeInfoKind.Object && at != file && !seen.Add((file, type.Type))) return;
        if (type.Kind is JsonTypeInfoKind.Object) CompareMembers(file, schema, type, at);
        else if (type.Kind is JsonTypeInfoKind.Enumerable) CompareItems(file, schema, type, at);
        else if (type.Kind is JsonTypeInfoKind.Dictionary) CompareValues(file, schema, type, at);
        else CompareScalar(schema, type.Type, at);
    }

    private void CompareMembers(string file, JsonElement schema, JsonTypeInfo type, string at)
    {
        var declared = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(member => member.Name, member => member.Value)
            : [];
        var members = type.Properties.Where(property => property.Get is not null)
            .ToDictionary(property => property.Name);
        var extra = declared.Keys.Except(members.Keys).Except(OfTheWire).Where(name => !IsOutsideTheType(file, name));
        Report(at, "only the schema has", extra);
        var missing = members.Keys.Except(declared.Keys).Where(name => !Withheld.Contains((file, name)));
        Report(at, "only the type has", missing);
        var demanded = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!).Where(name => !IsOutsideTheType(file, name))
            : [];
        var needed = members.Values.Where(IsNeeded).Select(property => property.Name).ToList();
        Report(at, "only the schema demands", demanded.Except(needed));
        Report(at, "only the type demands", needed.Except(demanded).Where(name => !Checked.Contains((file, name))));
        foreach (var (name, property) in members.Where(member => declared.ContainsKey(member.Key)))
            Compare(file, declared[name], Words.Of(property.PropertyType), $"{at}.{name}");
    }

    private void CompareItems(string file, JsonElement schema, JsonTypeInfo type, string at)
    {
        if (TypeOf(schema) != "array") differences.Add($"{at}: an array is wanted");
        else Compare(file, schema.GetProperty("items"), Words.Of(type.ElementType!), at + "[]");
    }

    private void CompareValues(string file, JsonElement schema, JsonTypeInfo type, string at)
    {
        var values = schema.TryGetProperty("patternProperties", out var patterns)
            ? patterns.EnumerateObject().Single().Value
            : schema.GetProperty("additionalProperties");
        Compare(file, values, Words.Of(type.ElementType!), at + ".*");
    }

    private void CompareScalar(JsonElement schema, Type type, string at)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(JsonElement)) return;
        var wanted = type switch
        {
            _ when type == typeof(bool) => "boolean",
            _ when type == typeof(int) || type == typeof(long) || type == typeof(WorkItems.Fence) => "integer",
            _ => "string",
        };
        if (TypeOf(schema) != wanted) differences.Add($"{at}: {wanted} is wanted, the schema says {TypeOf(schema)}");
        if (!type.IsEnum) return;
        var words = schema.TryGetProperty("enum", out var values)
            ? values.EnumerateArray().Select(value => value.GetString()!)
            : ["(no enum)"];
        Report(at, "the type lacks", words.Except(Spelled(type)));
    }

    /// <summary>The members of an enum as the wire spells them.</summary>
    public static IEnumerable<string> Spelled(Type type) => Enum.GetNames(type).Select(SchemaFolder.Kebab);

    // The extensions of a document stay in its text.
    private static bool IsOutsideTheType(string file, string name) =>
        name == "ext" && !file.StartsWith("operations/", StringComparison.Ordinal);

    private static bool IsNeeded(JsonPropertyInfo property) =>
        property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false } parameter
        && Nullable.GetUnderlyingType(parameter.ParameterType) is null;

    private static string? TypeOf(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) ? type.GetString() : null;

    private void Report(string at, string what, IEnumerable<string> names)
    {
        var told = string.Join(", ", names);
        if (told.Length > 0) differences.Add($"{at}: {what} {told}");
    }
}
