using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Schemas;

namespace Protocol.Bindings.Mcp;

/// <summary>A tool as the agent sees it; what it takes and how it is described stands in schemas/mcp/.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Operation">The operation behind it, or the first of them.</param>
internal sealed record HubTool(string Name, string Title, string Operation)
{
    private const string OperationKey = "org.w3id.signalbox/op";
    private const string ResultSchema = "mcp/result.json";

    /// <summary>Whether it changes nothing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether a repetition with the same idempotency key does nothing more.</summary>
    public bool Idempotent { get; init; } = true;

    /// <summary>Whether it lets something run outside the hub.</summary>
    public bool OpenWorld { get; init; }

    /// <summary>Whether it takes a subject, which is read from the worktree where the agent names none.</summary>
    public bool TakesSubject { get; init; }

    /// <summary>Whether its operation is told of changes that are not committed.</summary>
    public bool TakesDirty { get; init; }

    /// <summary>The schema of its arguments, below schemas/.</summary>
    public string Schema => $"mcp/{Name}.json";

    /// <summary>The tool in the words of MCP.</summary>
    public ModelContextProtocol.Protocol.Tool Describe()
    {
        var schema = SchemaSet.Read(Schema) ?? throw new InvalidOperationException($"There is no schema {Schema}.");
        var result = SchemaSet.Read(ResultSchema)
            ?? throw new InvalidOperationException($"There is no schema {ResultSchema}.");

        return new()
        {
            Name = Name,
            Title = Title,
            Description = schema.GetProperty("description").GetString(),
            InputSchema = WithoutAnnotations(schema),
            OutputSchema = WithoutAnnotations(result),
            Annotations = new()
            {
                ReadOnlyHint = ReadOnly,
                DestructiveHint = ReadOnly ? null : false,
                IdempotentHint = ReadOnly ? null : Idempotent,
                OpenWorldHint = OpenWorld,
            },
            Meta = new() { [OperationKey] = Operation },
        };
    }

    // The list has a budget: what stands in the tool itself is not said twice.
    private static JsonElement WithoutAnnotations(JsonElement schema)
    {
        var node = JsonNode.Parse(schema.GetRawText())!.AsObject();
        foreach (var annotation in (string[])["$schema", "$id", "title", "description"])
            node.Remove(annotation);

        return JsonElement.Parse(node.ToJsonString());
    }
}
