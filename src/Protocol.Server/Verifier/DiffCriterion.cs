using System.Text.RegularExpressions;
using Protocol.Gates;
using Protocol.Server.Git;
using static Protocol.Server.Verifier.ReasonData;

namespace Protocol.Server.Verifier;

/// <summary>
/// Decides rules over a change. Protected paths must equal the base as it is now. All else is about what the head
/// changes: compared is the point where it left the base (the merge base, where there is exactly one, else the base
/// itself), so that what others brought to the base since is not charged to it.
/// </summary>
internal static class DiffCriterion
{
    private const int Listed = 20;

    /// <summary>Compares and decides.</summary>
    public static async Task<CriterionRun> RunAsync(
        Criterion criterion, Bench bench, CancellationToken cancellationToken)
    {
        var from = await FindStartAsync(bench, cancellationToken);
        var changed = await bench.Repository.CompareAsync(from, bench.HeadTree, cancellationToken);
        Reason[] reasons =
        [
            .. await CheckProtectedAsync(criterion, bench, cancellationToken),
            .. CheckPaths(criterion, changed),
            .. await CheckSizeAsync(criterion, bench, from, changed.Count, cancellationToken),
            .. await CheckAddedAsync(criterion, bench, from, cancellationToken),
        ];
        return Finding.Of(reasons);
    }

    private static async Task<ObjectId> FindStartAsync(Bench bench, CancellationToken cancellationToken)
    {
        var tip = ObjectId.Read(bench.DemandBase().GitCommit)!.Value;
        var head = ObjectId.Read(bench.Head.GitCommit)!.Value;
        var bases = await bench.Repository.MergeBasesAsync(tip, head, cancellationToken);
        return await bench.Repository.TreeOfAsync(bases is [var only] ? only : tip, cancellationToken);
    }

    private static async Task<IEnumerable<Reason>> CheckProtectedAsync(
        Criterion criterion, Bench bench, CancellationToken cancellationToken)
    {
        var tip = ObjectId.Read(bench.DemandBase().GitTree)!.Value;
        var changed = await bench.Repository.CompareAsync(tip, bench.HeadTree, cancellationToken);
        var ours = new GlobSet(criterion.Protected ?? []);
        var kept = Paths(changed, path => ours.Matches(path) || bench.Protected.Matches(path));
        return kept.Length == 0 ? [] :
        [
            Because(
                "diff.protected_changed",
                $"{kept.Length} protected paths differ from the base; take them from the base.",
                ("paths", First(kept, Listed)), ("count", kept.Length)),
        ];
    }

    private static IEnumerable<Reason> CheckPaths(Criterion criterion, IReadOnlyList<ChangedPath> changed)
    {
        if (criterion.NotEmpty == true && changed.Count == 0)
            yield return Because("diff.empty", "The subject changes nothing against the base.");

        var allowed = new GlobSet(criterion.Allow ?? []);
        var strange = criterion.Allow is null ? [] : Paths(changed, path => !allowed.Matches(path));
        if (strange.Length > 0)
        {
            yield return Because(
                "diff.not_allowed", $"{strange.Length} paths were changed that this step may not change.",
                ("paths", First(strange, Listed)), ("count", strange.Length));
        }
    }

    private static async Task<IEnumerable<Reason>> CheckSizeAsync(
        Criterion criterion, Bench bench, ObjectId from, int files, CancellationToken cancellationToken)
    {
        var reasons = new List<Reason>();
        if (files > criterion.MaxFiles)
        {
            reasons.Add(Because(
                "diff.too_large", $"{files} files were changed; at most {criterion.MaxFiles} may be.",
                ("files", files), ("maxFiles", criterion.MaxFiles.Value)));
        }

        if (criterion.MaxLines is not { } most)
            return reasons;

        var lines = await bench.Repository.CountLinesAsync(from, bench.HeadTree, cancellationToken);
        if (lines > most)
        {
            reasons.Add(Because(
                "diff.too_large", $"{lines} lines were added or removed; at most {most} may be.",
                ("lines", lines), ("maxLines", most)));
        }

        return reasons;
    }

    private static async Task<IEnumerable<Reason>> CheckAddedAsync(
        Criterion criterion, Bench bench, ObjectId from, CancellationToken cancellationToken)
    {
        if (criterion.ForbidAdded is not { Count: > 0 } patterns)
            return [];
        var added = await bench.Repository.AddedLinesAsync(from, bench.HeadTree, cancellationToken);
        return patterns.Select(Read).SelectMany(pattern => Forbid(pattern, added));
    }

    private static IEnumerable<Reason> Forbid(Regex pattern, IReadOnlyList<AddedLine> added)
    {
        var found = added.Where(line => pattern.IsMatch(line.Text))
            .Select(line => $"{line.Path}:{line.Number}").ToArray();
        if (found.Length > 0)
        {
            yield return Because(
                "diff.forbidden_added", $"{found.Length} added lines match a pattern that must not be added.",
                ("pattern", pattern.ToString()), ("lines", First(found, Listed)), ("count", found.Length));
        }
    }

    private static Regex Read(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new CannotVerifyException("A pattern of the criterion cannot be used.");
        }
    }

    private static string[] Paths(IReadOnlyList<ChangedPath> changed, Func<string, bool> matches) =>
        [.. changed.Select(one => one.Path).Where(matches)];
}
