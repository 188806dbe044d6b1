using System.Text.Json;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Server.Tests.Git;
using Protocol.Server.Verifier;

namespace Protocol.Server.Tests.Verifier;

/// <summary>A worker's repository and the verifier that judges its commits.</summary>
internal sealed class VerifierBench : IDisposable
{
    public VerifierBench()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        Options = new(Source.GitFolder, Path.Combine(Source.GitFolder, "signalbox", "verifier"))
        {
            SandboxFolders = path.Split(Path.PathSeparator),
        };
    }

    public SourceRepository Source { get; } = new();

    public VerifierOptions Options { get; set; }

    public List<string> Progress { get; } = [];

    /// <summary>A task about a commit; the base is the branch main.</summary>
    public static VerificationTask TaskOf(Criterion criterion, string commit, params string[] isProtected) => new(
        new("V-1"), new("W-1"), "verify", 1, "verify.done", criterion.Id,
        new("sha256:" + new string('0', 64)),
        JsonSerializer.SerializeToElement(criterion, ProtocolJson.Of<Criterion>()),
        new("change", "1.0.0", new("sha256:" + new string('0', 64))),
        new(commit), "refs/heads/main", isProtected, "nonce");

    /// <summary>Decides a criterion about a commit.</summary>
    public Task<Verification> DecideAsync(Criterion criterion, string commit, params string[] isProtected) =>
        DecideAsync(TaskOf(criterion, commit, isProtected));

    /// <summary>Decides a task.</summary>
    public Task<Verification> DecideAsync(VerificationTask task) =>
        new LocalVerifier(Options, TimeProvider.System)
            .DecideAsync(task, new Sink(Progress), TestContext.Current.CancellationToken);

    /// <summary>A criterion that runs a shell line; the shell is the repository's choice, not the verifier's.</summary>
    public static Criterion Shell(string line, ReportSource? report = null, Expectation? expect = null) =>
        new("run", "command", Run: new(["sh", "-c", line]), Report: report, Expect: expect);

    /// <summary>Asserts status and reason codes.</summary>
    public static void Expect(Verification found, string status, params string[] codes)
    {
        var run = found.Run;
        var told = string.Join("; ", run.Reasons.Select(reason => $"{reason.Code} {reason.Message} {reason.Data}"));
        Assert.True(
            run.Status == status && run.Reasons.Select(reason => reason.Code).SequenceEqual(codes),
            $"{run.Status}: {told}\n{run.OutputTail}");
        Assert.Equal(LocalVerifier.Version, run.Verifier);
        Assert.All(run.Reasons, reason => Assert.InRange(reason.Message!.Length, 1, 400));
    }

    public void Dispose() => Source.Dispose();

    private sealed class Sink(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}
