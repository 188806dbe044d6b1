using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>A command of the command line: what it ends with, and what it writes.</summary>
internal static class CommandRun
{
    public static async Task PlayAsync(
        Cast cast, JsonObject step, Variables variables, CancellationToken cancellationToken)
    {
        var arguments = step["run"]!.AsArray().Select(word => word!.GetValue<string>()).ToList();
        var ended = await cast.RunAsync(
            step.TextAt("/as")!, step.TextAt("/over") ?? "cli", arguments, cancellationToken);
        var told = $"'{string.Join(' ', arguments)}' ended with {ended.ExitCode}: {ended.Output}{ended.Trouble}";
        CaseFailure.Unless(step.NumberAt("/exit") is not { } exit || exit == ended.ExitCode, told);
        Demand(ended.Output, step.TextAt("/stdout"), told);
        Demand(ended.Trouble, step.TextAt("/stderr"), told);
        if (!arguments.Contains("--json"))
            return;

        var output = Parse(ended.Output);
        CaseFailure.Unless(output is not null, $"not one JSON value on standard output: {told}");
        if (step["output"] is { } pattern && Pattern.FindDifference(output, pattern) is { } difference)
            throw new CaseFailure($"{difference}; {told}");

        foreach (var (name, pointer) in step["capture"] as JsonObject ?? [])
            variables.Set(name, output.At(pointer!.GetValue<string>())!);
    }

    private static void Demand(string text, string? expression, string told) => CaseFailure.Unless(
        expression is null || Regex.IsMatch(text, expression), $"no match for {expression}: {told}");

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
