using System.Text.Json;
using Protocol.Server.Tests.Cli;
using Protocol.Server.Tests.Git;

namespace Protocol.Server.Tests.Drills;

/// <summary>
/// A worker in a real repository with a gate that a real verifier decides: tests that a protected script runs over the
/// worker's code, and protected paths that equal the base.
/// </summary>
internal sealed class WorkerStage : IDisposable
{
    /// <summary>Runs the worker's <c>lib.sh</c>, reads <c>code.txt</c> as the tests, and leaves a report.</summary>
    private const string Runner = """
        #!/bin/sh
        [ -f settings.env ] && . ./settings.env
        mkdir -p out
        total=0 passed=0 failed=0 rows=''
        [ -f lib.sh ] && . ./lib.sh
        while read -r name outcome; do
          total=$((total + 1))
          [ "$outcome" = Passed ] && passed=$((passed + 1))
          [ "$outcome" = Failed ] && failed=$((failed + 1))
          rows="$rows<UnitTestResult testName='$name' outcome='$outcome'/>"
        done < code.txt
        verdict=Completed; [ $failed -gt 0 ] && verdict=Failed
        executed=$((passed + failed))
        echo "<TestRun><Results>$rows</Results><ResultSummary outcome='$verdict'>
          <Counters total='$total' executed='$executed' passed='$passed' failed='$failed'/>
          </ResultSummary></TestRun>" > out/report.trx
        [ $failed -eq 0 ]
        """;

    private const string Gate = """
        { "id": "tests", "kind": "command", "run": { "argv": ["sh", "tests/run.sh"], "timeout": "PT1M" },
          "report": { "path": "out/*.trx", "format": "trx" }, "expect": { "tests": { "minExecuted": 1 } } },
        { "id": "scope", "kind": "diff", "notEmpty": true }
        """;

    /// <summary>What passes, if the verifier runs it.</summary>
    public const string Good = "adds Passed\n";

    /// <summary>What fails.</summary>
    public const string Bad = "adds Failed\n";

    /// <summary>A report that says what a worker would like.</summary>
    public const string ForgedReport = """
        <TestRun><Results><UnitTestResult testName='adds' outcome='Passed'/></Results>
        <ResultSummary outcome='Completed'><Counters total='1' executed='1' passed='1' failed='0'/></ResultSummary>
        </TestRun>
        """;

    private readonly Desk _desk = new();

    private WorkerStage() { }

    /// <summary>The repository, on a branch of the worker.</summary>
    public SourceRepository Repository => _desk.Repository;

    /// <summary>The worker's front end.</summary>
    public Served Worker { get; private set; } = null!;

    /// <summary>The item that the worker holds.</summary>
    public string Work { get; private set; } = "";

    /// <summary>The worker's claim.</summary>
    public string Claim { get; private set; } = "";

    public static async Task<WorkerStage> OpenAsync()
    {
        var stage = new WorkerStage();
        stage.Repository.Commit(("tests/run.sh", Runner), ("code.txt", "old Passed\n"), ("README.md", "demo\n"));
        await stage._desk.DoAsync("init", "--yes");
        stage.Repository.Commit();
        stage.Worker = Served.Start(stage.Repository.Folder, "rpc");
        await stage.Worker.DoAsync(
            "workflow/load", $$"""{ "document": {{Drill.Workflow(Gate).GetRawText()}} }""");
        await stage.Worker.DoAsync("policy/load", """
            { "document": { "kind": "Policy", "spec": "0.1", "base": "refs/heads/main", "defaultWorkflow": "drill",
              "agentWorkflows": ["drill"], "agentRoles": ["implementer", "reviewer"], "localVerifier": true,
              "protected": [".signalbox/**", "tests/**", "settings.env", "Directory.Build.props"] } }
            """);
        stage.Repository.Git("checkout", "--quiet", "-b", "change");
        await stage.ClaimAsync();
        return stage;
    }

    /// <summary>Takes a new item.</summary>
    public async Task ClaimAsync()
    {
        await Worker.DoAsync("work/create", """{ "title": "Mend it" }""");
        var claimed = await Worker.DoAsync("claim/acquire");
        Work = claimed.GetProperty("work").GetString()!;
        Claim = claimed.GetProperty("claim").GetString()!;
    }

    /// <summary>Names the commit, has it verified by the program, and tries to go on.</summary>
    /// <returns>Outcome and reason codes of the advance.</returns>
    public async Task<string> AdvanceAsync(string? commit = null)
    {
        var head = commit ?? Repository.Git("rev-parse", "HEAD");
        var asked = $$"""{ "claim": "{{Claim}}", "exit": "done", "subject": { "gitCommit": "{{head}}" } }""";
        await Worker.DoAsync("verification/request", asked);
        var (code, text) = await Binary.RunAsync(Repository.Folder, "verify", "--once", "--work", Work);
        Assert.True(code is 0, text);
        return Tell(await Worker.DoAsync("step/advance", asked));
    }

    public void Dispose()
    {
        Worker?.Dispose();
        _desk.Dispose();
    }

    private static string Tell(JsonElement answer)
    {
        var codes = answer.TryGetProperty("verdict", out var verdict)
            ? verdict.GetProperty("criteria").EnumerateArray()
                .SelectMany(criterion => criterion.GetProperty("reasons").EnumerateArray())
                .Select(reason => reason.GetProperty("code").GetString())
            : [];
        return string.Join(' ', codes.Prepend(answer.GetProperty("outcome").GetString()));
    }
}
