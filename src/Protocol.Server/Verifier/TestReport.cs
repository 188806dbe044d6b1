using System.Security.Cryptography;
using System.Text;
using Protocol.Gates;

namespace Protocol.Server.Verifier;

/// <summary>
/// What the report files of one run say. <paramref name="Incomplete"/> says what is wrong with their mark of a
/// completed run; null where there is nothing wrong.
/// </summary>
internal sealed record TestReport(IReadOnlyList<TestCase> Cases, string? Incomplete)
{
    /// <summary>The files as they were read.</summary>
    public ReportFile? File { get; init; }

    /// <summary>The ids of the cases that ended in this way, in the order of the report.</summary>
    public IEnumerable<string> Ids(TestOutcome outcome) =>
        Cases.Where(one => one.Outcome == outcome).Select(one => one.Id);

    /// <summary>
    /// The counts. The digest is SHA-256 over the sorted ids of the executed cases, each with a line feed.
    /// </summary>
    public TestCounts Count()
    {
        var passed = Ids(TestOutcome.Passed).Count();
        var failed = Ids(TestOutcome.Failed).Count();
        var executed = Cases.Where(one => one.Outcome != TestOutcome.Skipped).Select(one => one.Id);
        var text = string.Concat(executed.Order(StringComparer.Ordinal).Select(id => id + "\n"));
        var digest = new Digest($"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");
        return new(passed + failed, passed, failed, Cases.Count - passed - failed, digest);
    }
}
