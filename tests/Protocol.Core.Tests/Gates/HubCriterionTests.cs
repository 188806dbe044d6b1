using Protocol.WorkItems;
using static Protocol.People;

namespace Protocol.Gates;

/// <summary>spec/gates.md: what <c>history</c>, <c>limit</c> and unknown criteria answer.</summary>
public sealed class HubCriterionTests
{
    private const string Built =
        """
        "make": {
          "type": "task", "timeout": "PT8H",
          "exits": { "done": { "to": "read", "gate": "built" }, "go": { "to": "read" }, WAYS }
        },
        "read": { "type": "task", "timeout": "PT8H", "exits": {
          "done": { "to": "won", "gate": "whole" },
          "back": { "to": "make", "loop": { "max": 3, "then": "lost" } }, WAYS } }
        """;

    [Fact]
    public void An_exit_counts_for_the_subject_on_which_it_was_taken()
    {
        var work = History().Verified("c1", Runs.Passed);
        work.Given(Ada, Ask.Advance(work.Fence));
        Assert.Equal("pass", work.JudgeFirst());

        work.Given(Ada, new WorkItemCommand.Progress(work.Fence, null, new("c2")));
        Assert.Equal("pending history.missing", work.JudgeFirst());
        work.Given(Ada, new WorkItemCommand.Progress(work.Fence, null, new("c1")));
        Assert.Equal("pass", work.JudgeFirst());
    }

    [Fact]
    public void Another_exit_of_the_step_is_another_exit()
    {
        var work = History();

        work.Given(Ada, Ask.Advance(work.Fence, "go", new("c1")));

        Assert.Equal("pending history.missing", work.JudgeFirst());
    }

    [Fact]
    public void The_same_tree_under_another_commit_is_the_same_subject()
    {
        var work = History().Verified("c1", Runs.Passed);
        work.Given(Ada, Ask.Advance(work.Fence)).Given(Ada, Ask.Advance(work.Fence, "back"));
        work.Verified("c1x", Runs.Passed).Given(Ada, Ask.Advance(work.Fence, "go"));

        Assert.Equal("c1x", work.Item.Subject!.GitCommit);
        Assert.Equal("pass", work.JudgeFirst());
    }

    [Fact]
    public void A_subject_that_was_resolved_after_the_exit_is_the_one_on_which_it_was_taken()
    {
        var flow = Flows.Of(Built, """
            "built": { "all": [ { "id": "low", "kind": "limit", "fact": "work.priority", "max": 9 } ] },
            "whole": { "all": [ { "id": "built", "kind": "history", "requires": ["make.done"] }, TESTS ] }
            """.Replace("TESTS", Runs.Criterion, StringComparison.Ordinal));
        var work = new Scenario(flow).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Advance(work.Fence, subject: new("c1")));

        work.Verified("c1", Runs.Passed).Verified("c1x", Runs.Passed);

        Assert.Equal("pass", work.JudgeFirst());
    }

    [Theory]
    [InlineData("\"fact\": \"work.priority\", \"max\": 4", "pass")]
    [InlineData("\"fact\": \"work.priority\", \"max\": 3", "fail limit.above")]
    [InlineData("\"fact\": \"work.priority\", \"min\": 4", "pass")]
    [InlineData("\"fact\": \"work.priority\", \"min\": 5", "pending limit.below")]
    [InlineData("\"fact\": \"work.priority\", \"min\": 4, \"max\": 4", "pass")]
    [InlineData("\"fact\": \"work.grants\", \"max\": 1", "pass")]
    [InlineData("\"fact\": \"work.visits\", \"max\": 0", "fail limit.above")]
    [InlineData("\"fact\": \"work.attempts\", \"max\": 0", "pass")]
    [InlineData("\"fact\": \"step.ageMs\", \"min\": 1", "pending limit.below")]
    [InlineData("\"fact\": \"work.ageMs\", \"max\": 0", "pass")]
    public void A_limit_fails_above_and_waits_below(string members, string then) =>
        Assert.Equal(then, Limit(members).JudgeFirst());

    [Fact]
    public void A_limit_of_an_age_says_until_when_it_stands()
    {
        var within = Limit("\"fact\": \"step.ageMs\", \"min\": 1000, \"max\": 5000");

        Assert.Equal(Scenario.Begin.AddMilliseconds(1_000), within.Judge().ValidUntil);
        Assert.Equal("pass", within.After(TimeSpan.FromSeconds(1)).JudgeFirst());
        Assert.Equal(Scenario.Begin.AddMilliseconds(5_001), within.Judge().ValidUntil);
        Assert.Equal("pass", within.After(TimeSpan.FromSeconds(4)).JudgeFirst());
        Assert.Equal("fail limit.above", within.After(TimeSpan.FromMilliseconds(1)).JudgeFirst());
        Assert.Null(within.Judge().ValidUntil);
    }

    [Fact]
    public void An_unknown_kind_is_pending_for_ever_and_one_for_a_person()
    {
        var work = new Scenario(Flows.Gated("""{ "id": "moon", "kind": "moon-phase" }"""));

        Assert.Equal("pending criterion.unknown_kind", work.After(600_000).JudgeFirst());
        Assert.Equal("ask-person", work.Judge().Next[0].Action);
    }

    private static Scenario Limit(string members) => new Scenario(
        Flows.Gated($$"""{ "id": "limit", "kind": "limit", {{members}} }""")).Given(Ada, Ask.Acquire());

    private static Scenario History() => new Scenario(Flows.Of(Built, $$"""
        "built": { "all": [ {{Runs.Criterion}} ] },
        "whole": { "all": [ { "id": "built", "kind": "history", "requires": ["make.done"] } ] }
        """)).Given(Ada, Ask.Acquire());
}
