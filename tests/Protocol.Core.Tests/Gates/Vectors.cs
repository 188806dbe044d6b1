using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Gates;

/// <summary>The vectors of conformance-tests/vectors/evaluation, as they lie in the repository.</summary>
internal static class Vectors
{
    private static readonly JsonSerializerOptions Flat = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The files, by name.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>All vectors.</summary>
    public static IReadOnlyList<(string File, JsonObject Vector)> All { get; } =
        [.. Files.SelectMany(file => Read(file)["vectors"]!.AsArray().Select(one => (file, one!.AsObject())))];

    private static string Folder => Checkout.Place("conformance-tests/vectors/evaluation");

    /// <summary>A file as it is.</summary>
    public static JsonObject Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();

    /// <summary>Writes a file: a line a member, so that a change is seen where it is.</summary>
    public static void Write(string file, JsonObject content)
    {
        var vectors = content["vectors"]!.AsArray().Select(vector =>
            "    {\n" + string.Join(",\n", vector!.AsObject().Select(member =>
                $"      {JsonSerializer.Serialize(member.Key)}: {member.Value!.ToJsonString(Flat)}")) + "\n    }");
        var title = content["title"]!.ToJsonString(Flat);
        File.WriteAllText(
            Path.Combine(Folder, file),
            $"{{\n  \"title\": {title},\n  \"vectors\": [\n{string.Join(",\n", vectors)}\n  ]\n}}\n");
    }

    /// <summary>Evaluates the inputs of a vector.</summary>
    public static Operations.Verdict Evaluate(JsonObject vector, DateTimeOffset? asOf = null) => GateEvaluator.Evaluate(
        vector["inputs"].Deserialize(ProtocolJson.Of<EvaluationInputs>())!,
        asOf ?? vector["asOf"]!.GetValue<DateTimeOffset>());
}
