using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Histories.Rules;
using Protocol.ConformanceTests.Schemas;

namespace Protocol.ConformanceTests.Histories;

/// <summary>The checker finds what it is for: each planted history breaks one rule.</summary>
public sealed class HistoryCheckTests
{
    [Theory]
    [InlineData("two-holders", OneHolder.Rule)]
    [InlineData("replaced-alive", OneHolder.Early)]
    [InlineData("stale-accept-in-journal", NoStaleAccept.Rule)]
    [InlineData("stale-accept-in-answers", NoStaleAccept.Rule)]
    [InlineData("fence-reused", IncreasingFences.Rule)]
    [InlineData("lost-ack", AckedIsKept.Rule)]
    [InlineData("lost-note", AckedIsKept.Rule)]
    [InlineData("journal-gap", DenseJournal.Rule)]
    [InlineData("replay-changed", StableReplay.Rule)]
    [InlineData("unresolved", EveryCallResolved.Rule)]
    [InlineData("two-winners", Linearizable.Rule)]
    [InlineData("accepted-twice", Linearizable.Rule)]
    [InlineData("offer-taken-over", Linearizable.Rule)]
    [InlineData("old-read", Linearizable.Rule)]
    [InlineData("held-by-nobody", Linearizable.Rule)]
    [InlineData("stale-without-cause", Linearizable.Rule)]
    public void A_planted_violation_is_found(string file, string rule)
    {
        var violations = HistoryCheck.Run(Read(file));

        Assert.Contains(violations, violation => violation.Rule == rule);
    }

    [Theory]
    [InlineData("handoffs")]
    [InlineData("concurrent")]
    [InlineData("killed-and-asked-again")]
    [InlineData("offer-expired")]
    public void A_clean_history_is_let_pass(string file) => Assert.Empty(HistoryCheck.Run(Read(file)));

    [Fact]
    public void The_order_of_many_concurrent_calls_is_found_in_reasonable_time()
    {
        var calls = Enumerable.Range(1, 4_000)
            .Select(n => new ClaimCall("step/advance", ClaimMove.Pass, "W-1", n, n + 6)
            {
                Fence = n - 1,
                Grants = n,
            });

        Assert.Equal(4_000, new LinearizationSearch([.. calls]).FindLongest().Count);
    }

    [Fact]
    public void A_line_of_a_history_fits_its_schema() => Assert.All(
        Directory.EnumerateFiles(Repository.Path("conformance-tests", "histories")).SelectMany(File.ReadLines),
        line => Assert.Empty(SchemaSet.Validate(JsonNode.Parse(line), "conformance-tests/schemas/history.json")));

    private static History Read(string name) =>
        History.Read(Path.Combine(Repository.Root, "conformance-tests", "histories", $"{name}.jsonl"));
}
