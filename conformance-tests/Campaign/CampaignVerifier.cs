using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Histories;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Campaign;

/// <summary>A verifier that takes requests and finds what chance says.</summary>
internal sealed class CampaignVerifier(string name, CampaignWorld world, int seed)
    : CampaignActor(name, "verifier", world, seed)
{
    private JsonNode? _taken;

    protected override Task ActAsync(CancellationToken cancellationToken)
    {
        var taken = _taken;
        _taken = null;
        return taken is null
            ? CommandAsync("verification/acquire", new() { ["waitMs"] = Chance.Next(300) }, cancellationToken)
            : CommandAsync("verification/report", Report(taken), cancellationToken);
    }

    protected override void Learn(Operation answered) =>
        _taken = answered.Outcome == "acquired" ? answered.Result!.DeepClone() : null;

    private JsonObject Report(JsonNode taken) => new()
    {
        ["handle"] = taken.At("/handle")!.DeepClone(),
        ["nonce"] = taken.At("/task/nonce")!.DeepClone(),
        ["subject"] = taken.At("/task/subject")!.DeepClone(),
        ["run"] = Chance.Next(3) switch
        {
            0 => Run("fail", new() { ["code"] = "command.exit_code" }, 1),
            _ => Run("pass", null, 0),
        },
    };

    private static JsonObject Run(string status, JsonObject? reason, int exitCode) => new()
    {
        ["status"] = status,
        ["reasons"] = reason is null ? [] : new JsonArray(reason),
        ["startedAt"] = "2026-01-01T00:00:00.000Z",
        ["finishedAt"] = "2026-01-01T00:00:01.000Z",
        ["exitCode"] = exitCode,
    };
}
