using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Server.Demo;

/// <summary>What agents do again and again, and what must come of it.</summary>
internal sealed class DemoMoves(DemoBoard board)
{
    private const int MostChecks = 240;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Calls a tool, and insists on an outcome.</summary>
    public static async Task<JsonElement> DoAsync(
        DemoAgent agent, string tool, JsonObject arguments, string outcome, CancellationToken stop)
    {
        var answer = await agent.CallAsync(tool, arguments, stop);
        return answer.GetProperty("outcome").GetString() == outcome
            ? answer
            : throw new DemoException($"{agent.Name}'s {tool} must come to '{outcome}', but came to: {answer}");
    }

    /// <summary>Asks for verification of something, and waits until the gate is decided.</summary>
    public async Task VerifyAsync(DemoAgent agent, string what, string status, CancellationToken stop)
    {
        var answer = await agent.CallAsync("verify", new() { ["claim"] = agent.Claim }, stop);
        for (var check = 0; check < MostChecks && Status(answer) == "pending"; check++)
        {
            await Task.Delay(Pause, stop);
            answer = await agent.CallAsync("check_gate", new() { ["claim"] = agent.Claim }, stop);
        }

        if (Status(answer) != status)
            throw new DemoException($"The gate must come to '{status}' for {agent.Name}, but came to: {answer}");

        var why = FirstReason(answer) is { } reason ? $" ({reason})" : "";
        board.Say(
            agent.Name, $"has {what} verified: {status}{why}", status == "pass" ? DemoTone.Good : DemoTone.Refused);
    }

    /// <summary>Proposes the gated exit.</summary>
    public static Task<JsonElement> AdvanceAsync(DemoAgent agent, string outcome, CancellationToken stop) =>
        DoAsync(agent, "advance", new() { ["claim"] = agent.Claim }, outcome, stop);

    /// <summary>Tells what was refused.</summary>
    public void Refuse(DemoAgent agent, string text) => board.Say(agent.Name, text, DemoTone.Refused);

    /// <summary>The first reason of a verdict.</summary>
    public static string? FirstReason(JsonElement answer)
    {
        var verdict = answer.TryGetProperty("verdict", out var inner) ? inner : answer;
        if (!verdict.TryGetProperty("criteria", out var criteria))
            return null;

        var reasons = criteria.EnumerateArray()
            .Where(one => one.TryGetProperty("reasons", out _))
            .SelectMany(one => one.GetProperty("reasons").EnumerateArray()).ToList();
        return reasons.Count == 0 ? null : reasons[0].GetProperty("code").GetString();
    }

    private static string Status(JsonElement answer)
    {
        var verdict = answer.TryGetProperty("verdict", out var inner) ? inner : answer;
        return verdict.TryGetProperty("status", out var status)
            ? status.GetString()!
            : answer.GetProperty("outcome").GetString()!;
    }
}
