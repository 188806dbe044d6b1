using System.Text.Json;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Server.Tests.Hub;
using Protocol.WorkItems;
using static Protocol.Server.Tests.Hub.TestHub;

namespace Protocol.Server.Tests.Drills;

/// <summary>Words that the drills share.</summary>
internal static class Drill
{
    public static readonly Subject Head = Commit('1');
    public static readonly Subject Later = Commit('2');

    public static Subject Commit(char digit) => new(GitCommit: new string(digit, 40));

    /// <summary>The change of the test hub with something else in place of the gate that a verifier decides.</summary>
    public static JsonElement Workflow(string criteria, string id = "drill") => JsonElement.Parse(
        $$"""
        {
          "kind": "Workflow", "spec": "0.1", "id": "{{id}}", "version": "1.0.0", "start": "implement",
          "roles": { "implementer": {}, "reviewer": {}, "maintainer": { "kinds": ["human"] } },
          "steps": {
            "implement": { "type": "task", "role": "implementer", "timeout": "PT2H",
              "exits": { "done": { "to": "review", "gate": "asked" },
                "blocked": { "to": "failed" }, "timeout": { "to": "failed" } } },
            "review": { "type": "task", "role": "reviewer", "timeout": "PT2H",
              "exits": { "approve": { "to": "done", "gate": "reviewed", "approves": true },
                "blocked": { "to": "failed" }, "timeout": { "to": "failed" } } },
            "done": { "type": "end", "result": "succeeded" },
            "failed": { "type": "end", "result": "failed" }
          },
          "gates": {
            "asked": { "all": [ {{criteria}} ] },
            "reviewed": { "all": [ { "id": "independent", "kind": "approval", "quorum": 1 } ] }
          }
        }
        """);

    /// <summary>Makes an item of such a workflow, and claims it.</summary>
    public static async Task<AcquireClaim.Result> ClaimAsync(TestHub hub, IHub agent, string criteria)
    {
        Ok(await agent.LoadWorkflowAsync(new(Workflow(criteria)), Stop));
        var work = Ok(await agent.CreateWorkAsync(new("Mend it", Workflow: "drill"), Stop)).Work.Work;
        return Ok(await agent.AcquireClaimAsync(new(work), Stop));
    }

    /// <summary>The reason codes of a verdict.</summary>
    public static string Codes(Verdict verdict) => string.Join(
        ' ', verdict.Criteria.SelectMany(criterion => criterion.Reasons).Select(reason => reason.Code).Distinct());

    /// <summary>A run that says what it likes.</summary>
    public static CriterionRun Run(
        string status, int exitCode = 0, bool complete = true, TestCounts? tests = null) => new(
        status, status == "pass" ? [] : [new("tests.failed", "One test failed.")], DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch, exitCode, complete, tests);

    /// <summary>The subject as a verifier resolves it: equal content has equal trees.</summary>
    public static Subject Resolved(Subject named, char content = 'a') =>
        named with { GitTree = new string(content, 40), Sha256 = new string(content, 64) };

    /// <summary>A verifier takes the request of an item and reports.</summary>
    public static async Task<ReportVerification.Result> ReportAsync(IHub verifier, CriterionRun run, char content = 'a')
    {
        var taken = Ok(await verifier.AcquireVerificationAsync(new(), Stop));
        return Ok(await verifier.ReportVerificationAsync(
            new(taken.Handle!.Value, taken.Task!.Nonce, Resolved(taken.Task.Subject, content), run), Stop));
    }

    /// <summary>Asserts that an advance moves nothing, and why.</summary>
    public static async Task StaysAsync(IHub agent, ClaimHandle claim, string codes, string? exit = null)
    {
        var answer = Ok(await agent.AdvanceStepAsync(new(claim, exit), Stop));
        Assert.Contains(answer.Outcome, (string[])["pending", "fail"]);
        Assert.False(answer.Verdict!.MayProceed);
        Assert.Equal(codes, Codes(answer.Verdict));
    }
}
