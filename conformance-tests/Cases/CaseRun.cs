using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>Runs one case against a hub in a workspace of its own.</summary>
internal sealed class CaseRun
{
    private readonly Workspace _workspace;
    private readonly Cast _cast;
    private readonly Variables _variables = new();
    private readonly HandleWatch _handles = new();
    private readonly CancellationToken _cancellationToken;

    private CaseRun(Workspace workspace, Cast cast, CancellationToken cancellationToken)
    {
        _workspace = workspace;
        _cast = cast;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Runs a case to its end.</summary>
    /// <exception cref="CaseFailure">The hub did otherwise than the case demands.</exception>
    public static async Task RunAsync(TestCase test, HubManifest hub, CancellationToken cancellationToken)
    {
        var transcript = new Transcript();
        try
        {
            using var workspace = await Workspace.PrepareAsync(hub, cancellationToken);
            await using var cast = new Cast(test.Actors, workspace, transcript);
            cast.Enter();
            await new CaseRun(workspace, cast, cancellationToken).PlayAsync(test);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new CaseFailure($"{failure.Message}\n\nThe last lines on the wire:\n{transcript.Tail(24)}");
        }
    }

    private async Task PlayAsync(TestCase test)
    {
        foreach (var (name, value) in test.File["values"]?.AsObject() ?? [])
            _variables.Set(name, value!);

        foreach (var (name, value) in test.Given)
            _variables.Set(name, value);

        foreach (var document in test.File["workflows"]?.AsArray() ?? [])
            await LoadAsync("workflow/load", document!);

        if (test.File["policy"] is { } policy)
            await LoadAsync("policy/load", policy);

        var from = test.AuditsAll ? 0 : (await JournalReader.ReadAsync(_cast.Survivor(), _cancellationToken)).Count;
        await PlayAsync(test.Steps, "steps");
        await new JournalAudit(_cast, _handles).CheckAsync(from, _cancellationToken);
    }

    private async Task LoadAsync(string operation, JsonNode document)
    {
        var step = new JsonObject
        {
            ["as"] = _cast.First,
            ["call"] = operation,
            ["with"] = new JsonObject { ["document"] = document.DeepClone() },
            ["allows"] = new JsonArray("loaded", "unchanged"),
        };
        await PlayAsync(step, operation);
    }

    private async Task PlayAsync(JsonArray steps, string path)
    {
        for (var index = 0; index < steps.Count; index++)
            await PlayAsync(steps[index]!.AsObject(), $"{path}/{index}");
    }

    private async Task PlayAsync(JsonObject step, string path)
    {
        try
        {
            await (step.First().Key switch
            {
                "as" => CallAsync(step),
                "parallel" => PlayParallelAsync(step, path),
                "repeat" => RepeatAsync(step, path),
                "wait" => Task.Delay(step["wait"]!.GetValue<int>(), _cancellationToken),
                "commit" => CommitAsync(step["commit"]!.GetValue<string>()),
                "kill" => _cast.KillAsync(_variables.Text(step["kill"])),
                "restart" => _cast.RestartAsync(_variables.Text(step["restart"])),
                _ => CompareAsync(step),
            });
        }
        catch (CaseFailure failure) when (!failure.Message.StartsWith("at steps", StringComparison.Ordinal))
        {
            throw new CaseFailure($"at {path}: {failure.Message}\n{step.ToJsonString()}");
        }
    }

    private async Task<CallAnswer?> CallAsync(JsonObject step)
    {
        var actor = _variables.Text(step["as"]);
        if (step["send"] is JsonObject bytes)
        {
            await new RawLine(bytes).SendAsync(_cast.Of(actor), step, _cancellationToken);
            return null;
        }

        var answer = await CallAnswer.AskAsync(_cast.Of(actor), _variables.Fill(step)!.AsObject(), _cancellationToken);
        _handles.Learn(answer.Result);
        answer.Check();
        answer.Capture(_variables);
        return answer;
    }

    private async Task PlayParallelAsync(JsonObject step, string path)
    {
        var steps = step["parallel"]!.AsArray();
        if (step["exactlyOne"] is null && step["distinct"] is null && step["together"] is null)
        {
            await Task.WhenAll(steps.Select((child, index) => PlayAsync(child!.AsObject(), $"{path}/{index}")));
            return;
        }

        var answers = await Task.WhenAll(steps.Select(child => CallAsync(child!.AsObject())));
        var race = new Race(step, [.. answers.OfType<CallAnswer>()]);
        race.Check();
        race.Capture(_variables);
    }

    private async Task RepeatAsync(JsonObject step, string path)
    {
        var rounds = _variables.Fill(step["repeat"]).NumberAt("");
        for (var round = 0; round < rounds; round++)
        {
            _variables.Set("round", round);
            await PlayAsync(step["steps"]!.AsArray(), path);
        }
    }

    private async Task CommitAsync(string name) =>
        _variables.Set(name, await _workspace.CommitAsync(_cancellationToken));

    private Task CompareAsync(JsonObject step)
    {
        foreach (var (relation, operands) in _variables.Fill(step)!.AsObject())
            Comparison.Check(relation, [.. operands!.AsArray()]);

        return Task.CompletedTask;
    }
}
