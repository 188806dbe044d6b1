using System.Text.Json.Nodes;

namespace Protocol.Vectors;

/// <summary>Members of vectors that must be there.</summary>
internal static class VectorJson
{
    public static string Text(this JsonObject from, string name) =>
        (string?)from[name] ?? throw new InvalidOperationException($"{name} is missing in {from.ToJsonString()}");

    public static JsonObject Object(this JsonObject from, string name) =>
        from[name] as JsonObject ?? throw new InvalidOperationException($"{name} is missing in {from.ToJsonString()}");

    public static IEnumerable<JsonObject> Objects(this JsonObject from, string name) =>
        (from[name] as JsonArray ?? []).Select(item => item!.AsObject());
}
