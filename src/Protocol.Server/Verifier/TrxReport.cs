using System.Xml.Linq;

namespace Protocol.Server.Verifier;

/// <summary>
/// Reads a TRX report (VSTest and Microsoft.Testing.Platform). Complete: its summary says <c>Completed</c> or
/// <c>Failed</c>, has no error of the run itself, and its counters agree with the results that are listed.
/// </summary>
internal static class TrxReport
{
    private static readonly string[] FailureCounters = ["failed", "error", "timeout", "aborted"];

    /// <summary>Reads the root element.</summary>
    public static TestReport Read(XElement root)
    {
        if (root.Name.LocalName != "TestRun")
            return new([], "The file is no TRX report.");

        var top = ReportXml.Inner(root, "Results").Elements().ToArray();
        var cases = top.SelectMany(Leaves).Select(ReadCase).ToArray();
        var summary = ReportXml.Inner(root, "ResultSummary").FirstOrDefault();
        return new(cases, summary is null ? "The report has no summary." : FindFault(summary, cases, top.Length));
    }

    private static string? FindFault(XElement summary, TestCase[] cases, int top)
    {
        var outcome = summary.Attribute("outcome")?.Value;
        if (outcome is not ("Completed" or "Failed" or "Passed"))
            return "The run did not come to its end.";
        if (ReportXml.Inner(summary, "Counters").FirstOrDefault() is not { } counters)
            return "The report has no counters.";

        var total = ReportXml.Number(counters, "total");
        if (total != cases.Length && total != top)
            return "The counter of all tests differs from the results.";
        if (total == cases.Length && ReportXml.Number(counters, "passed") != Count(cases, TestOutcome.Passed))
            return "The counter of passed tests differs from the results.";
        var hasFailed = FailureCounters.Any(name => ReportXml.Number(counters, name) > 0);
        return hasFailed != Count(cases, TestOutcome.Failed) > 0
            ? "The counter of failed tests differs from the results." : null;
    }

    private static int Count(TestCase[] cases, TestOutcome outcome) => cases.Count(one => one.Outcome == outcome);

    /// <summary>A result with inner results (rows of data) stands for these.</summary>
    private static IEnumerable<XElement> Leaves(XElement result)
    {
        var inner = ReportXml.Inner(result, "InnerResults").Elements().ToArray();
        return inner.Length == 0 ? [result] : inner.SelectMany(Leaves);
    }

    private static TestCase ReadCase(XElement result) => new(
        result.Attribute("testName")?.Value ?? "",
        result.Attribute("outcome")?.Value switch
        {
            "Passed" => TestOutcome.Passed,
            "NotExecuted" or "Inconclusive" or "NotRunnable" or "Pending" or "Disconnected" => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        });
}
