using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>Calls that were made at the same time, and what must hold of all their answers together.</summary>
internal sealed class Race(JsonObject step, IReadOnlyList<CallAnswer> answers)
{
    public void Check()
    {
        if (step.TextAt("/distinct") is { } pointer)
        {
            var values = answers.Select(answer => answer.Result.At(pointer)?.ToJsonString() ?? "null").ToList();
            CaseFailure.Unless(
                values.Distinct().Count() == values.Count, $"not distinct at {pointer}: {string.Join(", ", values)}");
        }

        if (step["together"] is JsonArray combinations)
            CheckTogether(combinations);

        if (step.TextAt("/exactlyOne") is { } outcome)
            CheckExactlyOne(outcome);
    }

    private void CheckTogether(JsonArray combinations)
    {
        var found = new JsonArray([.. answers.Select(answer => JsonValue.Create(Name(answer)))]);
        CaseFailure.Unless(
            combinations.Any(combination => JsonNode.DeepEquals(combination, found)),
            $"{found.ToJsonString()} is none of {combinations.ToJsonString()}");
    }

    private void CheckExactlyOne(string outcome)
    {
        var others = step["others"]?.AsArray().Select(other => other!.GetValue<string>()).ToList() ?? [];
        var all = string.Join(", ", answers.Select(Name));
        CaseFailure.Unless(answers.Count(answer => Name(answer) == outcome) == 1, $"not exactly one {outcome}: {all}");
        CaseFailure.Unless(
            answers.All(answer => Name(answer) == outcome || others.Contains(Name(answer))), $"another outcome: {all}");
    }

    public void Capture(Variables variables)
    {
        var winner = answers.FirstOrDefault(answer => Name(answer) == step.TextAt("/exactlyOne"));
        winner?.Capture(variables, step["capture"] as JsonObject);
        if (winner is not null && step.TextAt("/winner") is { } name)
            variables.Set(name, winner.Actor);
    }

    private static string Name(CallAnswer answer) => answer.Outcome ?? answer.Error.TextAt("/data/code") ?? "nothing";
}
