using System.Text.Json;
using Protocol.Operations;
using Protocol.Schemas;

namespace Protocol.Sdk.Tests;

/// <summary>The smallest arguments that the schema of an operation lets through.</summary>
internal static class Samples
{
    private static readonly string Commit = new('a', 40);

    private static readonly Dictionary<string, string> Members = new()
    {
        ["claim"] = "\"W-1.1.mac\"",
        ["work"] = "\"W-1\"",
        ["handoff"] = "\"H-1\"",
        ["title"] = "\"t\"",
        ["readback"] = """{"goal":"g","firstAction":"f"}""",
        ["narrative"] = """{"summary":"s","actions":[{"text":"t"}]}""",
        ["reason"] = "\"because it is so, and not otherwise\"",
        ["code"] = "\"capacity\"",
        ["document"] = "{}",
        ["exit"] = "\"done\"",
        ["kind"] = "\"human\"",
        ["name"] = "\"ada\"",
        ["roles"] = "[]",
        ["publicKey"] = $"\"{new string('A', 122)}\"",
        ["subject"] = $$"""{"gitCommit":"{{Commit}}"}""",
        ["decision"] = "\"approve\"",
        ["predicateType"] = "\"https://example.org/p\"",
        ["predicate"] = "{}",
        ["handle"] = "\"V-1.1.mac\"",
        ["nonce"] = $"\"{new string('A', 32)}\"",
        ["gate"] = "\"g\"",
        ["criterion"] = "\"c\"",
        ["expiresMs"] = "1000",
        ["dispute"] = "\"D-1\"",
        ["ruling"] = "\"uphold\"",
        ["run"] =
            """
            {"status":"pass","reasons":[],"startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:00:00Z"}
            """,
    };

    /// <summary>Arguments of an operation.</summary>
    public static JsonElement Of(Operation operation)
    {
        var schema = SchemaSet.Read(operation.RequestSchema)!.Value;
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!)
            : [];
        var members = required.Select(name => $"\"{name}\":{ValueOf(operation, name)}");

        return JsonElement.Parse($"{{{string.Join(',', members)}}}");
    }

    private static string ValueOf(Operation operation, string name) =>
        (operation.Name, name) is ("handoff/offer", "reason") ? "\"shift-end\"" : Members[name];
}
