using Protocol.WorkItems;
using static Protocol.People;

namespace Protocol.Gates;

/// <summary>spec/gates.md: what an <c>evidence</c> criterion answers.</summary>
public sealed class EvidenceCriterionTests
{
    private const string Type = "https://shop.example/benchmark";
    private const string Fast = """{ "meanNs": 300 }""";
    private const string Slow = """{ "meanNs": 900 }""";

    private const string Measured =
        """
        {
          "id": "fast", "kind": "evidence", "predicateType": "https://shop.example/benchmark",
          "schema": { "type": "object", "properties": { "meanNs": { "type": "integer", "maximum": 500 } } },
          "freshness": { "maxAge": "PT1H" }
        }
        """;

    private static readonly Subject Head = new("c1");

    private readonly Scenario _work = Make(Measured);

    [Fact]
    public void Nothing_or_another_type_is_pending()
    {
        Assert.Equal("pending evidence.missing", _work.JudgeFirst());
        State(Fast, type: "https://shop.example/other");
        Assert.Equal("pending evidence.missing", _work.JudgeFirst());
    }

    [Fact]
    public void A_statement_about_another_subject_is_pending()
    {
        State(Fast, subject: new("c2"));

        Assert.Equal("pending evidence.subject_mismatch", _work.JudgeFirst());
    }

    [Fact]
    public void Testimony_is_below_the_trust_that_counts_where_none_is_named()
    {
        State(Fast, trust: Trust.Claimed);

        Assert.Equal("pending trust.below_minimum", _work.JudgeFirst());
        Assert.Equal((Trust.Verified, Trust.Claimed), (_work.Judge().Criteria[0].Need, _work.Judge().Criteria[0].Have));
    }

    [Theory]
    [InlineData(Fast, "pass")]
    [InlineData(Slow, "fail evidence.schema")]
    [InlineData("[]", "fail evidence.schema")]
    public void The_statement_satisfies_the_schema_or_fails(string predicate, string then)
    {
        State(predicate);

        Assert.Equal(then, _work.JudgeFirst());
    }

    [Fact]
    public void The_newest_statement_of_sufficient_trust_counts()
    {
        State(Slow);
        State(Fast);
        State(Slow, trust: Trust.Claimed);

        Assert.Equal("pass", _work.JudgeFirst());
    }

    [Fact]
    public void A_statement_is_too_old_from_its_maximal_age_on()
    {
        State(Fast);
        Assert.Equal(Scenario.Begin.AddHours(1), _work.Judge().ValidUntil);

        Assert.Equal("pass", _work.After(TimeSpan.FromMilliseconds(3_599_999)).JudgeFirst());
        Assert.Equal("pending evidence.stale", _work.After(TimeSpan.FromMilliseconds(1)).JudgeFirst());
        Assert.Null(_work.Judge().ValidUntil);
    }

    [Theory]
    [InlineData("\"minTrust\": \"claimed\"", "submit")]
    [InlineData("\"minTrust\": \"verified\"", "ask-person")]
    public void What_the_caller_can_state_itself_it_is_told_to_state(string minTrust, string action)
    {
        var criterion = Measured.Replace("\"freshness\": { \"maxAge\": \"PT1H\" }", minTrust, StringComparison.Ordinal);

        Assert.Equal(action, Make(criterion).Judge().Next[0].Action);
    }

    private static Scenario Make(string criterion)
    {
        var work = new Scenario(Flows.Gated(
            criterion + """, { "id": "low", "kind": "limit", "fact": "work.priority", "max": 9 }"""));
        work.Given(Ada, Ask.Acquire()).Given(Ada, new WorkItemCommand.Progress(work.Fence, null, Head));
        return work;
    }

    private void State(
        string predicate, string type = Type, Subject? subject = null, Trust trust = Trust.Verified) =>
        _work.Given(Verifier, Ask.Submit(type, predicate, subject ?? Head, trust));
}
