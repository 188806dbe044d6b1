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
    private readonly People _people;
    private readonly CancellationToken _cancellationToken;

    private CaseRun(Workspace workspace, Cast cast, CancellationToken cancellationToken)
    {
        _workspace = workspace;
        _cast = cast;
        _people = new(cast);
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

        foreach (var person in test.People)
            _variables.Set($"{person}-key", _people.Meet(person));

        foreach (var document in test.File["workflows"]?.AsArray() ?? [])
            await LoadAsync("workflow/load", document!);

        if (test.File["policy"] is { } policy)
            await LoadAsync("policy/load", policy);

        var from = test.AuditsAll ? 0 : (await JournalReader.ReadAsync(_cast.Survivor(), _cancellationToken)).Count;
        await PlayAsync(test.Steps, "steps");
        if (test.Audits)
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
                "commit" => CommitAsync(step),
                "edit" => EditAsync(step),
                "branch" => _workspace.BranchAsync(step.TextAt("/branch")!, _cancellationToken),
                "spoil" => _cast.SpoilStoreAsync(),
                "kill" => _cast.KillAsync(_variables.Text(step["kill"]), BindingOf(step)),
                "restart" => _cast.RestartAsync(_variables.Text(step["restart"]), BindingOf(step)),
                "close" => CloseAsync(step),
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
            await new RawLine(_variables.Fill(bytes)!.AsObject()).SendAsync(
                _cast.Of(actor, BindingOf(step)), _variables.Fill(step)!.AsObject(), _cancellationToken);
            return null;
        }

        var filled = await _people.SignAsync(_variables.Fill(step)!.AsObject(), _variables, _cancellationToken);
        if (filled["run"] is not null)
        {
            await CommandRun.PlayAsync(_cast, filled, _variables, _cancellationToken);
            return null;
        }

        if (filled["tool"] is not null || filled["ask"] is not null)
        {
            await Asked.PlayAsync(_cast.Of(actor, BindingOf(step)), filled, _variables, _handles, _cancellationToken);
            return null;
        }

        var answer = await CallAnswer.AskAsync(_cast.Of(actor), filled, _cancellationToken);
        _handles.Learn(answer.Result);
        answer.Check();
        answer.Capture(_variables);
        return answer;
    }

    private static string BindingOf(JsonObject step) =>
        step.TextAt("/over") ?? (step["tool"] is null ? Workspace.JsonRpc : "mcp");

    private async Task PlayParallelAsync(JsonObject step, string path)
    {
        var steps = step["parallel"]!.AsArray();
        if (step["exactlyOne"] is null && step["distinct"] is null && step["together"] is null)
        {
            var times = (int)(step.NumberAt("/times") ?? 1);
            await Task.WhenAll(Enumerable.Repeat(steps, times).SelectMany(
                all => all.Select((child, index) => PlayAsync(child!.AsObject(), $"{path}/{index}"))));
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

    private async Task CommitAsync(JsonObject step)
    {
        var files = (step["files"] as JsonObject)?.ToDictionary(file => file.Key, file => _variables.Text(file.Value));
        _variables.Set(step.TextAt("/commit")!, await _workspace.CommitAsync(files, _cancellationToken));
    }

    private Task EditAsync(JsonObject step)
    {
        _workspace.Write(step.TextAt("/edit")!, step.TextAt("/text")!);
        return Task.CompletedTask;
    }

    private async Task CloseAsync(JsonObject step)
    {
        var limit = TimeSpan.FromMilliseconds(step.NumberAt("/withinMs") ?? 2_000);
        var took = await _cast.Of(_variables.Text(step["close"]), BindingOf(step)).CloseAsync(limit);
        CaseFailure.Unless(took is not null, $"the process runs on {limit.TotalSeconds} s after the end of its input");
    }

    private Task CompareAsync(JsonObject step)
    {
        foreach (var (relation, operands) in _variables.Fill(step)!.AsObject())
            Comparison.Check(relation, [.. operands!.AsArray()]);

        return Task.CompletedTask;
    }
}
