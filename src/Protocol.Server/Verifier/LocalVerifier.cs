using System.Text.Json;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Server.Git;

namespace Protocol.Server.Verifier;

/// <summary>
/// Decides criteria about commits of a repository on this host. It reads objects, never a work tree, and answers every
/// task: what it cannot decide has status <c>error</c>.
/// </summary>
internal sealed class LocalVerifier(VerifierOptions options, TimeProvider clock)
{
    /// <summary>Name and version, as every report carries them.</summary>
    public static string Version { get; } =
        $"signalbox-verify {typeof(LocalVerifier).Assembly.GetName().Version?.ToString(3) ?? "0.0.0"}";

    private readonly Lazy<Sandbox> sandbox = new(() => Sandbox.Find(options));
    private readonly Lazy<Toolchain> tools = new(() => Toolchain.Find(options));

    /// <summary>Decides one task.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop; what ran has ended.</exception>
    public async Task<Verification> DecideAsync(
        VerificationTask task, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        Bench? bench = null;
        CriterionRun run;
        try
        {
            bench = await PrepareAsync(task, progress, cancellationToken);
            run = await DecideAsync(task, bench, progress, cancellationToken);
        }
        catch (CannotVerifyException e)
        {
            run = Finding.Error(e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            run = Finding.Error(new CannotVerifyException($"The verifier had trouble: {ReasonData.Clean(e.Message)}"));
        }

        var subject = bench?.Head ?? task.Subject;
        return new(subject, run with
        {
            StartedAt = started,
            FinishedAt = clock.GetUtcNow(),
            Base = bench?.Base,
            Verifier = Version,
        });
    }

    private async Task<CriterionRun> DecideAsync(
        VerificationTask task, Bench bench, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var criterion = task.Definition.Deserialize(ProtocolJson.Of<Criterion>())
            ?? throw new CannotVerifyException("The task has no criterion.");
        return criterion.Kind switch
        {
            "command" => await new CommandCriterion(options, tools.Value, sandbox.Value)
                .RunAsync(criterion, bench, progress, output => Keep(task.Verification, output), cancellationToken),
            "diff" => await DiffCriterion.RunAsync(criterion, bench, cancellationToken),
            "artifact" => await ArtifactCriterion.RunAsync(criterion, bench, cancellationToken),
            _ => throw new CannotVerifyException("criterion.unknown_kind", "This verifier does not know the kind."),
        };
    }

    private async Task<Bench> PrepareAsync(
        VerificationTask task, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var head = ObjectId.Read(task.Subject.GitCommit)
            ?? throw new CannotVerifyException("subject.uncommitted", "The subject names no commit by its full name.");
        var folder = Path.Combine(options.Folder, "objects.git");
        var repository = await ObjectRepository.OpenAsync(folder, cancellationToken);
        var tip = await repository.ResolveAsync(options.Source, task.BaseRef, cancellationToken);
        progress.Report($"fetching {head.Value[..12]}");
        await repository.FetchAsync(
            options.Source, tip is { } known ? [head, known] : [head], cancellationToken);

        var tree = await repository.TreeOfAsync(head, cancellationToken);
        var entries = await repository.ListAsync(tree, cancellationToken);
        var manifest = await Manifest.ComputeAsync(repository, entries, cancellationToken);
        var baseline = tip is { } commit
            ? new Subject(commit.Value, (await repository.TreeOfAsync(commit, cancellationToken)).Value) : null;
        return new(repository, new(head.Value, tree.Value, manifest), entries, baseline, new(task.Protected));
    }

    /// <summary>Keeps what a command printed for the people of this host: the report carries its end alone.</summary>
    private void Keep(VerificationId verification, CapturedOutput output)
    {
        var folder = Path.Combine(options.Folder, "output");
        Directory.CreateDirectory(folder);
        var name = string.Concat(verification.Value.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        File.WriteAllBytes(Path.Combine(folder, $"{name}.txt"), output.Kept());
    }
}
