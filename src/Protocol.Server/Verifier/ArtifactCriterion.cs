using System.Text.Json;
using Protocol.Gates;
using Protocol.Json;
using static Protocol.Server.Verifier.ReasonData;

namespace Protocol.Server.Verifier;

/// <summary>
/// Decides whether the head's tree holds a regular file at a path, of which size, and with which content.
/// </summary>
internal static class ArtifactCriterion
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxDepth = 64;
    private const int Named = 5;

    /// <summary>Looks and decides.</summary>
    public static async Task<CriterionRun> RunAsync(
        Criterion criterion, Bench bench, CancellationToken cancellationToken)
    {
        var path = criterion.Path ?? throw new CannotVerifyException("The criterion names no path.");
        if (bench.HeadEntries.FirstOrDefault(entry => entry.Path == path) is not { IsFile: true, Size: { } size } found)
        {
            return Finding.Of([Because(
                "artifact.missing", "The subject has no regular file at the path that is required.", ("path", path))]);
        }

        if (size < criterion.MinBytes || size > criterion.MaxBytes)
            return Finding.Of([WrongSize(criterion, path, size)]);
        if (criterion.Schema is not { ValueKind: not JsonValueKind.Null } schema)
            return Finding.Of([]);
        if (JsonSchema.LoadPredicate(schema) is not { IsLoaded: true } load)
            throw new CannotVerifyException("criterion.unknown_kind", "The criterion's schema cannot be used.");

        using var blobs = bench.Repository.ReadBlobs();
        var content = size > MaxBytes ? [] : await blobs.ReadAsync(found.Id, cancellationToken);
        string[] faults = StrictJson.TryParse(content, MaxBytes, MaxDepth, out var value, out var fault)
            ? [.. load.Schema.Validate(value).Select(one => $"{one.Pointer}: {one.Message}")]
            : [size > MaxBytes ? $"The file has more than {MaxBytes} bytes." : fault.Message];
        return Finding.Of(faults.Length == 0 ? [] :
        [
            Because(
                "artifact.schema", "The content of the file does not satisfy the schema.",
                ("path", path), ("faults", First(faults, Named))),
        ]);
    }

    private static Reason WrongSize(Criterion criterion, string path, long size) => Because(
        "artifact.size", $"The file has {size} bytes, which is out of the bounds of the criterion.",
        ("path", path), ("bytes", size), ("minBytes", criterion.MinBytes ?? 0),
        ("maxBytes", criterion.MaxBytes ?? 9_007_199_254_740_991));
}
