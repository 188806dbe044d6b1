using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol;

/// <summary>What verifiers do and find in the tests.</summary>
internal static class Runs
{
    /// <summary>A command whose tests are counted.</summary>
    public const string Criterion =
        """
        {
          "id": "tests", "kind": "command", "run": { "argv": ["true"], "timeout": "PT1M" },
          "report": { "path": "out/*.trx", "format": "trx" }, "expect": { "tests": { "minExecuted": 2 } }
        }
        """;

    /// <summary>A rule about what changed: another thing for a verifier.</summary>
    public const string Scope =
        """
        { "id": "scope", "kind": "diff", "notEmpty": true }
        """;

    public static CriterionRun Passed { get; } = Of("pass", new(3, 3, 0, 0));

    public static CriterionRun Failed { get; } =
        Of("fail", new(3, 2, 1, 0)) with { Reasons = [new("tests.failed")] };

    public static CriterionRun Errored { get; } = Of("error", null) with { Reasons = [new("command.timeout")] };

    public static CriterionRun Of(string status, TestCounts? tests) => new(
        status, [], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ExitCode: 0, Complete: true, Tests: tests);

    /// <summary>What the verifier resolved of a commit: equal trees for equal letters before the digit.</summary>
    public static Subject Resolve(Subject named) => named.GitCommit is { } commit
        ? named with { GitTree = $"tree-{commit.TrimEnd('x')}", Sha256 = $"sha-{commit.TrimEnd('x')}" }
        : named;

    /// <summary>Takes the oldest open request.</summary>
    public static VerificationRequest Taken(this Scenario work, Principals.Caller? verifier = null)
    {
        var who = verifier ?? People.Verifier;
        work.Given(who, Ask.Take);
        return work.Item.Requests.Last(request => request.Verifier == who.Principal);
    }

    public static WorkItemCommand.Report Report(
        VerificationRequest request, CriterionRun run, Subject? subject = null, Trust trust = Trust.Verified) => new(
            request.Id, request.Fence!.Value, request.Nonce!, subject ?? Resolve(request.Subject), run, trust);

    /// <summary>Names a commit, has it verified, and has every request reported.</summary>
    public static Scenario Verified(this Scenario work, string commit, params CriterionRun[] runs)
    {
        work.Given(People.Ada, Ask.Verify(work.Fence, new(commit)));
        foreach (var run in runs)
            work.Given(People.Verifier, Report(work.Taken(), run));

        return work;
    }
}
