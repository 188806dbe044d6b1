using System.Text.Json;
using Protocol.Gates;
using static Protocol.Server.Verifier.ReasonData;

namespace Protocol.Server.Verifier;

/// <summary>Decides whether the head's tree holds a regular file at a path, and of which size.</summary>
internal static class ArtifactCriterion
{
    /// <summary>Looks and decides.</summary>
    public static CriterionRun Decide(Criterion criterion, Bench bench)
    {
        var path = criterion.Path ?? throw new CannotVerifyException("The criterion names no path.");
        if (bench.HeadEntries.FirstOrDefault(entry => entry.Path == path) is not { IsFile: true, Size: { } size })
        {
            return Finding.Of([Because(
                "artifact.missing", "The subject has no regular file at the path that is required.", ("path", path))]);
        }

        if (size < criterion.MinBytes || size > criterion.MaxBytes)
        {
            return Finding.Of([Because(
                "artifact.size", $"The file has {size} bytes, which is out of the bounds of the criterion.",
                ("path", path), ("bytes", size), ("minBytes", criterion.MinBytes ?? 0),
                ("maxBytes", criterion.MaxBytes ?? long.MaxValue))]);
        }

        if (criterion.Schema is { ValueKind: not JsonValueKind.Null })
            throw new CannotVerifyException("This verifier does not check the content of files against a schema.");
        return Finding.Of([]);
    }
}
