using System.Text.Json;
using Protocol.Operations;
using Protocol.Server.Stores;

namespace Protocol.Server.Hub.Operations;

/// <summary>What this hub says of itself.</summary>
internal static class Description
{
    public static Describe.Result Of(Limits limits, Workspace workspace, bool isSealed) => new(
        "ok",
        "0.1",
        new("signalbox", typeof(Description).Assembly.GetName().Version?.ToString(3) ?? "0.1.0"),
        workspace.Id,
        isSealed,
        new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["core"] = JsonElement.Parse("{}"),
            ["durable"] = JsonElement.Parse("""{"level":"full"}"""),
            ["gates"] = JsonElement.Parse(
                """
                {
                  "preview": true,
                  "stepTypes": ["task", "decision", "wait", "end"],
                  "criterionKinds": ["command", "diff", "artifact", "evidence", "approval", "history", "limit"]
                }
                """),
            ["handoff"] = JsonElement.Parse("{}"),
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cli"] = "0.1",
            ["jsonrpc-stdio"] = "0.1",
            ["mcp"] = "0.1",
        },
        Spell(limits),
        [.. OperationTable.All.Select(operation => operation.Name)]);

    private static Dictionary<string, long> Spell(Limits limits) =>
        ProtocolJson.ToElement(limits).EnumerateObject()
            .ToDictionary(limit => limit.Name, limit => limit.Value.GetInt64(), StringComparer.Ordinal);
}
