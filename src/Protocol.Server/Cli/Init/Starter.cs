using System.Text.Json.Nodes;

namespace Protocol.Server.Cli.Init;

/// <summary>
/// The policy and the workflow that a repository starts with; from then on they are the repository's own.
/// </summary>
internal static class Starter
{
    /// <summary>Where the policy lies in a repository.</summary>
    public const string PolicyFile = ".signalbox/policy.json";

    /// <summary>Where the workflow lies in a repository.</summary>
    public const string WorkflowFile = ".signalbox/workflows/change.json";

    private static readonly string[] AlwaysProtected =
        [".signalbox/**", ".github/**", ".claude/**", ".mcp.json", ".cursor/mcp.json", ".vscode/mcp.json"];

    /// <summary>Writes the policy.</summary>
    public static string MakePolicy(string baseRef, IReadOnlyList<TestRunner> runners, bool localVerifier)
    {
        var policy = new JsonObject
        {
            ["kind"] = "Policy",
            ["spec"] = "0.1",
            ["base"] = baseRef,
            ["defaultWorkflow"] = "change",
            ["agentWorkflows"] = Texts(["change"]),
            ["agentRoles"] = Texts(["planner", "implementer", "reviewer"]),
            ["protected"] = Texts([.. AlwaysProtected, .. runners.SelectMany(runner => runner.Protected)]),
            ["localVerifier"] = localVerifier,
            ["workflows"] = Texts([WorkflowFile]),
        };
        return Write(policy);
    }

    /// <summary>Writes the workflow, with a criterion for every way in which the tests are run.</summary>
    public static string MakeWorkflow(IReadOnlyList<TestRunner> runners)
    {
        var workflow = JsonNode.Parse(ReadWorkflow())!.AsObject();
        var criteria = workflow["gates"]!["tested"]!["all"]!.AsArray();
        if (runners.Count == 0)
            criteria.Add((JsonNode)Decide());

        foreach (var runner in runners)
            criteria.Add((JsonNode)Run(runner, runners.Count == 1 ? "tests" : $"tests-{runner.Id}"));

        return Write(workflow);
    }

    /// <summary>The workflow without the criteria of its gate <c>tested</c>, which depend on the repository.</summary>
    private static Stream ReadWorkflow() =>
        typeof(Starter).Assembly.GetManifestResourceStream("Protocol.Server.Cli.Init.change.json")!;

    private static JsonObject Run(TestRunner runner, string id)
    {
        var run = new JsonObject { ["argv"] = Texts(runner.Argv), ["timeout"] = "PT20M" };
        if (runner.NeedsNetwork)
            run["network"] = "allow";

        return new JsonObject
        {
            ["id"] = id,
            ["kind"] = "command",
            ["title"] = $"The {runner.Name} tests are run and pass",
            ["remedy"] = "Make the code do what the tests say, commit, and ask for verification again. "
                + "A test that is skipped does not count.",
            ["run"] = run,
            ["report"] = new JsonObject { ["path"] = runner.Report, ["format"] = runner.Format },
            ["expect"] = new JsonObject
            {
                ["exitCode"] = 0,
                ["tests"] = new JsonObject { ["minExecuted"] = 1, ["maxFailed"] = 0, ["maxSkipped"] = 0 },
            },
        };
    }

    /// <summary>Where no way to run the tests was recognised, a person decides.</summary>
    private static JsonObject Decide() => new()
    {
        ["id"] = "tests",
        ["kind"] = "approval",
        ["title"] = "A maintainer has seen the tests pass",
        ["remedy"] = "No test runner was recognised here. Park, until a maintainer approves "
            + "or puts a command in this place.",
        ["quorum"] = 1,
        ["roles"] = Texts(["maintainer"]),
        ["principalKinds"] = Texts(["human"]),
    };

    private static JsonArray Texts(IReadOnlyList<string> texts) =>
        new([.. texts.Select(text => JsonValue.Create(text))]);

    private static string Write(JsonObject document)
    {
        using var parsed = System.Text.Json.JsonDocument.Parse(document.ToJsonString());
        return IndentedJson.Of(parsed.RootElement) + "\n";
    }
}
