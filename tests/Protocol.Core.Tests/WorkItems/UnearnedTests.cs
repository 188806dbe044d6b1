using System.Text.Json;
using Protocol.Gates;
using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/gates.md: what an agent that wants to please tries, and what it gets.</summary>
public sealed class UnearnedTests
{
    private static readonly Subject Head = new("c1");

    [Fact]
    public void What_led_into_a_step_is_not_from_after_its_entry()
    {
        var work = Two(
            """
            { "id": "again", "kind": "evidence", "predicateType": "m", "schema": {},
              "freshness": { "notBefore": "step.entered" } }
            """);

        Assert.Equal("evidence.minted step.left step.entered step.parked", work.When(Verifier, Said));
        Assert.Equal("soak", work.AsOf.Step);
        Assert.Equal(
            "evidence.minted step.left step.entered work.ended",
            work.After(TimeSpan.FromMilliseconds(1)).When(Verifier, Said));
    }

    [Fact]
    public void At_a_wait_nobody_disputes_by_the_handle_that_parked_an_earlier_step()
    {
        var work = Two(""" { "id": "signed", "kind": "approval", "principalKinds": ["human"] } """)
            .Given(Verifier, Said);

        Assert.Equal("soak", work.Item.Step);
        Assert.Equal("refused: stale-fence", work.When(Ada, new WorkItemCommand.OpenDispute(
            work.Item.LastClaim!.Fence, null, "signed", "I would rather not be told no.")));
    }

    [Theory]
    [InlineData("PT0S")]
    [InlineData("P0D")]
    [InlineData("P1W")]
    public void An_age_that_is_none_is_no_age_without_end(string age)
    {
        var document = Flows.Gated(Aged("PT1H")).Gate("good").Source.Document.GetRawText();
        var gate = PinnedGate.Read(new("good", JsonElement.Parse(
            document.Replace("PT1H", age, StringComparison.Ordinal))));
        var work = Run("PT1H");
        var inputs = InputsOf.Item(work.Item, "done", new(work.Item.Subject), work.Told);
        var run = work.Item.Evidence[0] with { CriterionDigest = gate.Criteria[0].Digest };

        var verdict = GateEvaluator.Evaluate(inputs with { Gate = gate.Source, Evidence = [run] }, work.Now);

        Assert.Equal(["evidence.stale"], verdict.Criteria[0].Reasons.Select(reason => reason.Code));
    }

    private static WorkItemCommand.Submit Said => Ask.Submit("m", "{}", Head, Trust.Verified);

    private static string Aged(string age) => Runs.Criterion.Replace(
        "\"kind\"", $$"""  "freshness": { "maxAge": "{{age}}" }, "kind" """, StringComparison.Ordinal);

    private static Scenario Run(string age) =>
        new Scenario(Flows.Gated(Aged(age))).Given(Ada, Ask.Acquire()).Verified("c1", Runs.Passed);

    /// <summary>A task that a statement ends, and a wait after it; the task is parked.</summary>
    private static Scenario Two(string criterion)
    {
        var work = new Scenario(Flows.Of(
            """
            "make": { "type": "task", "timeout": "PT8H", "exits": { "go": { "to": "soak", "gate": "said" }, WAYS } },
            "soak": { "type": "wait", "timeout": "PT2H", "exits": {
              "settled": { "to": "won", "gate": "settled" }, "fail": { "to": "lost" }, "timeout": { "to": "lost" } } }
            """,
            $$"""
            "said": { "all": [ { "id": "said", "kind": "evidence", "predicateType": "m", "schema": {} } ] },
            "settled": { "all": [ {{criterion}} ] }
            """)).Given(Ada, Ask.Acquire());
        return work.Given(Ada, Ask.Park(work.Fence, "go", Head));
    }
}
