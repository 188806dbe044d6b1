using System.Text.Json;
using static Protocol.People;

namespace Protocol.Gates;

/// <summary>spec/gates.md: only pass passes, over all and over any of.</summary>
public sealed class CompositionTests
{
    public static TheoryData<string, string, string, string> Pairs => new()
    {
        // first, second, all, any of
        { "pass", "pass", "pass", "pass" },
        { "pass", "fail", "fail", "pass" },
        { "pass", "pending", "pending", "pass" },
        { "fail", "pass", "fail", "pass" },
        { "fail", "fail", "fail", "fail" },
        { "fail", "pending", "fail", "pending" },
        { "pending", "pass", "pending", "pass" },
        { "pending", "fail", "fail", "pending" },
        { "pending", "pending", "pending", "pending" },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void Both_tables_hold(string first, string second, string all, string any)
    {
        Assert.Equal(all, Status($"{One("a", first)}, {One("b", second)}"));
        Assert.Equal(any, Status(Any(One("a", first), One("b", second))));
    }

    [Theory, MemberData(nameof(Pairs))]
    public void What_is_not_required_is_told_and_does_not_count(string first, string second, string all, string any)
    {
        _ = (all, any);
        var verdict = Judge($"{One("a", first)}, {One("b", second, "\"required\": false")}");

        Assert.Equal(first, verdict.Outcome);
        Assert.Equal([true, false], verdict.Criteria.Select(one => one.Required));
        Assert.Equal(first == "pass", verdict.MayProceed);
    }

    [Fact]
    public void Criteria_are_told_in_their_order_and_alternatives_as_one()
    {
        var verdict = Judge($"{One("z", "pass")}, {Any(One("y", "fail"), One("x", "pending"))}, {One("a", "pass")}");

        Assert.Equal(["z", "either", "a"], verdict.Criteria.Select(one => one.Id));
        Assert.Equal("any-of", verdict.Criteria[1].Kind);
        Assert.Equal(["limit.above", "limit.below"], verdict.Criteria[1].Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void An_exit_without_a_gate_passes_without_criteria()
    {
        var verdict = new Scenario(Flows.Open).Judge("go");

        Assert.True(verdict.MayProceed);
        Assert.Empty(verdict.Criteria);
        Assert.Null(verdict.Gate);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_verdict_says_whether_anybody_enrolled(bool isSealed) => Assert.Equal(
        !isSealed, new Scenario(Flows.Open, isSealed).Judge("go").Unsealed);

    [Fact]
    public void Alternatives_of_a_verifier_are_each_asked_for_and_waited_for()
    {
        var work = new Scenario(Flows.Gated(Any(Runs.Criterion, Runs.Scope))).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Verify(work.Fence, new("c1")));

        Assert.Equal(["tests", "scope"], work.Item.Requests.Select(request => request.Criterion));
        Assert.Equal("wait", work.Judge().Next[0].Action);
    }

    [Fact]
    public void Every_verdict_ends_with_the_honest_way_out_unless_it_passes()
    {
        Assert.Equal("declare-blocked", Judge(One("a", "fail")).Next[^1].Action);
        Assert.Equal(["advance"], Judge(One("a", "pass")).Next.Select(next => next.Action));
    }

    private static string One(string id, string status, string members = "\"required\": true") => status switch
    {
        "pass" => $$"""{ "id": "{{id}}", "kind": "limit", "fact": "work.priority", "max": 4, {{members}} }""",
        "fail" => $$"""{ "id": "{{id}}", "kind": "limit", "fact": "work.priority", "max": 3, {{members}} }""",
        _ => $$"""{ "id": "{{id}}", "kind": "limit", "fact": "work.priority", "min": 5, {{members}} }""",
    };

    private static string Any(params string[] options) =>
        $$"""{ "id": "either", "kind": "any-of", "anyOf": [ {{string.Join(", ", options)}} ] }""";

    private static Operations.Verdict Judge(string criteria) =>
        new Scenario(Flows.Gated(criteria)).Given(Ada, Ask.Acquire()).Judge();

    private static string Status(string criteria)
    {
        var verdict = Judge(criteria);
        Assert.Equal(verdict.Outcome, JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.Status.ToString()));
        Assert.Equal(verdict.Outcome == "pass", verdict.MayProceed);
        Assert.All(verdict.Criteria, one => Assert.Equal(one.Status is CriterionStatus.Pass, one.Reasons.Count == 0));
        return verdict.Outcome;
    }
}
