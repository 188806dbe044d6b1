using System.Xml.Linq;

namespace Protocol.Server.Verifier;

/// <summary>
/// Reads a JUnit XML report. The format has no mark of a completed run, so that completeness is agreement: every count
/// that a suite states fits the cases that are listed. Node's reporter ends with its own totals, and lists a file as a
/// case where the file ended before its tests, or had none: such a report is incomplete.
/// </summary>
internal static class JUnitReport
{
    private const string NodeTotal = " tests ";

    private static readonly string[] ScriptEndings = [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"];

    /// <summary>Reads the root element.</summary>
    public static TestReport Read(XElement root)
    {
        if (root.Name.LocalName is not ("testsuites" or "testsuite"))
            return new([], "The file is no JUnit report.");

        var listed = Cases(root).ToArray();
        var cases = listed.Select(ReadCase).ToArray();
        var fault = root.DescendantsAndSelf().Where(IsSuite).Select(FindFault)
            .FirstOrDefault(found => found is not null);
        return new(cases, fault ?? FindNodeFault(root, listed));
    }

    private static string? FindFault(XElement suite)
    {
        var cases = Cases(suite).ToArray();
        var direct = suite.Elements().Count(inner => inner.Name.LocalName == "testcase" || IsSuite(inner));
        if (ReportXml.Number(suite, "tests") is { } tests && tests != cases.Length && tests != direct)
            return "A suite counts other tests than it lists.";

        var stated = ReportXml.Number(suite, "failures") + (ReportXml.Number(suite, "errors") ?? 0);
        var failed = cases.Any(one => ReadCase(one).Outcome == TestOutcome.Failed);
        if (stated > 0 && !failed)
            return "A suite counts failures that it does not list.";
        var isFlat = cases.Length == direct;
        return stated == 0 && failed && isFlat ? "A suite lists failures that it does not count." : null;
    }

    private static string? FindNodeFault(XElement root, XElement[] cases)
    {
        var total = root.Nodes().OfType<XComment>()
            .FirstOrDefault(comment => comment.Value.StartsWith(NodeTotal, StringComparison.Ordinal));
        if (total is null)
            return null;
        if (total.Value.Trim() != $"tests {cases.Length}")
            return "The total of the report differs from the cases that it lists.";
        return cases.Any(IsFile) ? "A test file ended before its tests, or has none." : null;
    }

    private static bool IsFile(XElement one) =>
        one.Attribute("name")?.Value is { } name && Path.IsPathRooted(name)
        && ScriptEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));

    private static bool IsSuite(XElement element) => element.Name.LocalName is "testsuite" or "testsuites";

    private static IEnumerable<XElement> Cases(XElement element) =>
        element.Descendants().Where(inner => inner.Name.LocalName == "testcase");

    private static TestCase ReadCase(XElement one)
    {
        var name = one.Attribute("name")?.Value ?? "";
        var group = one.Attribute("classname")?.Value;
        var inner = one.Elements().Select(element => element.Name.LocalName).ToArray();
        var outcome = inner.Any(word => word is "failure" or "error") ? TestOutcome.Failed
            : inner.Any(word => word is "skipped" or "disabled")
                || one.Attribute("status")?.Value is "notrun" or "disabled"
            ? TestOutcome.Skipped : TestOutcome.Passed;
        return new(string.IsNullOrEmpty(group) || group == "test" ? name : $"{group}.{name}", outcome);
    }
}
