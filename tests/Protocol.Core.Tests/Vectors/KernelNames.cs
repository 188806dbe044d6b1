using System.Text.Json.Nodes;

namespace Protocol.Vectors;

/// <summary>The names of the matrix (<c>$claim</c>, <c>$work</c>) as they stand in a journal.</summary>
internal static class KernelNames
{
    private const string Commit = "1111111111111111111111111111111111111111";
    private const string NoNonce = "nonce-of-no-request-at-all------";

    public static JsonNode Resolve(JsonNode node, IReadOnlyList<JsonObject> past) => node switch
    {
        JsonObject members => new JsonObject(members
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value is { } value ? Maybe(value, past) : null))
            .Where(pair => pair.Value is not null)),
        JsonArray items => new JsonArray([.. items.Select(item => Resolve(item!, past))]),
        _ => Maybe(node, past)!,
    };

    private static JsonNode? Maybe(JsonNode node, IReadOnlyList<JsonObject> past) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith('$')
            ? Named(text, past)
            : node is JsonValue ? node.DeepClone() : Resolve(node, past);

    private static JsonNode? Named(string name, IReadOnlyList<JsonObject> past) => name switch
    {
        "$work" => past.Count > 0 ? past[0].Text("work") : "W-10",
        "$claim" => Handle(past, "claim.granted", "agent:ada", data => past[0].Text("work"))
            ?? "W-10.1099511627776.agent:ada",
        "$left" => Handle(
            past.Take(LastLeft(past)).ToList(), "claim.granted", "agent:ada", data => past[0].Text("work")),
        "$stale" => Handle(past.TakeWhile(entry => entry.Text("type") != "claim.ended").ToList(), "claim.granted",
            "agent:ada", data => past[0].Text("work")) ?? "W-10.1099511627776.agent:ada",
        "$verification" => Handle(past, "verification.taken", "service:vera", data => data.Text("verification"))
            ?? "V-1.1.service:vera",
        "$handoff" => Last(past, "handoff.offered")?.Text("handoff") ?? "H-1",
        "$dispute" => Last(past, "dispute.opened")?.Object("dispute").Text("id") ?? "D-1",
        "$nonce" => NonceOf(past) ?? NoNonce,
        "$subject" => Last(past, "subject.named")?.Object("subject").DeepClone(),
        "$seen" or "$resolved" => new JsonObject { ["gitCommit"] = Commit },
        _ => throw new InvalidOperationException($"The matrix names {name}."),
    };

    private static string? Handle(
        IReadOnlyList<JsonObject> past, string type, string whose, Func<JsonObject, string> thing) =>
        past.Where(entry => entry.Text("type") == type).Select(entry => entry.Object("data"))
            .LastOrDefault(data => (string?)(data["holder"] ?? data["verifier"]) == whose) is { } data
                ? $"{thing(data)}.{data["fence"]}.{whose}"
                : null;

    /// <summary>How much had happened when a step was left last.</summary>
    private static int LastLeft(IReadOnlyList<JsonObject> past) =>
        past.Select(entry => entry.Text("type")).ToList().LastIndexOf("step.left");

    private static string? NonceOf(IReadOnlyList<JsonObject> past)
    {
        var taken = Last(past, "verification.taken")?.Text("verification");
        return past.Where(entry => entry.Text("type") == "verification.requested")
            .Select(entry => entry.Object("data").Object("request"))
            .FirstOrDefault(request => request.Text("id") == taken)?.Text("nonce");
    }

    private static JsonObject? Last(IReadOnlyList<JsonObject> past, string type) =>
        past.LastOrDefault(entry => entry.Text("type") == type)?.Object("data");
}
