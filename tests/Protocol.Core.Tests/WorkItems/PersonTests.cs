using Protocol.Workflows;
using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/gates.md: a person takes an exit of a step that nobody holds [SB-GATE-070].</summary>
public sealed class PersonTests
{
    private static readonly PinnedWorkflow Signed = Flows.Of(
        """
        "make": {
          "type": "task", "lease": "PT1H", "timeout": "PT8H", "exits": { "go": { "to": "sign" }, WAYS }
        },
        "sign": {
          "type": "task", "role": "maintainer", "timeout": "PT2H",
          "exits": {
            "signed": { "to": "won", "gate": "signed", "approves": true },
            "unread": { "to": "won", "gate": "signed" },
            "changes": { "to": "make", "loop": { "max": 1, "then": "lost" } }, WAYS
          }
        }
        """,
        """
        "signed": { "all": [ {
          "id": "sign", "kind": "approval", "quorum": 1, "roles": ["maintainer"], "principalKinds": ["human"]
        } ] }
        """);

    private readonly Scenario _work = new(Signed, isSealed: true);

    [Fact]
    public void A_person_leaves_a_step_for_people_without_a_claim_and_the_approval_counts()
    {
        Arrive();

        Assert.Equal(
            "approval.given step.left step.entered work.ended", _work.When(Hal, Take("signed", new("c1"))));
        Assert.Equal("person", _work.Journal.Select(one => one.Event).OfType<WorkItemEvent.StepLeft>().Last().Cause);
    }

    [Fact]
    public void A_gate_holds_a_person_too()
    {
        Arrive();

        Assert.Equal("unmoved: pending", _work.When(Hal, Take("unread", new("c1"))));
    }

    [Fact]
    public void An_agent_or_a_person_without_the_role_is_denied()
    {
        Arrive();

        Assert.Equal("refused: denied", _work.When(Ada, Take("signed", new("c1"))));
        Assert.Equal("refused: denied", _work.When(Verifier, Take("changes", new("c1"))));
        Assert.Equal("refused: denied", _work.When(Hal with { Roles = [] }, Take("signed", new("c1"))));
        Assert.Equal(
            "refused: denied",
            _work.When(Hal with { Assurance = Principals.Assurance.Asserted }, Take("signed", new("c1"))));
    }

    [Fact]
    public void Whoever_saw_another_subject_or_none_is_told()
    {
        Arrive();

        Assert.Equal("refused: subject-mismatch", _work.When(Hal, Take("changes", new("c2"))));
        Assert.Equal("refused: subject-mismatch", _work.When(Hal, Take("changes", null)));
        Assert.Equal("step.left step.entered", _work.When(Hal, Take("changes", new("c1"))));
    }

    [Fact]
    public void An_exit_that_the_hub_takes_or_that_is_none_is_refused()
    {
        Arrive();

        Assert.Equal("refused: invalid-argument", _work.When(Hal, Take("timeout", new("c1"))));
        Assert.Equal("refused: invalid-argument", _work.When(Hal, Take("done", new("c1"))));
    }

    [Fact]
    public void A_step_that_an_agent_holds_is_left_to_it_until_its_lease_runs_out()
    {
        var work = new Scenario(Flows.Open, isSealed: true).Given(Ada, Ask.Acquire());

        Assert.Equal("unmoved: held", work.When(Hal, Take("blocked", null)));
        Assert.Equal(
            "claim.expired claim.ended step.left step.entered work.ended",
            work.After(2).When(Hal, Take("blocked", null)));
    }

    [Fact]
    public void The_timeout_of_a_step_for_people_runs_from_its_entry()
    {
        Arrive();

        Assert.Equal("sign", _work.After(119).AsOf.Step);
        Assert.Equal(Lifecycle.Failed, _work.After(1).AsOf.Lifecycle);
        Assert.Equal("refused: work-ended", _work.When(Hal, Take("signed", new("c1"))));
    }

    private void Arrive() => _work.Given(Ada, Ask.Acquire())
        .Given(Ada, new WorkItemCommand.Progress(_work.Fence, null, new("c1")))
        .Given(Ada, Ask.Advance(_work.Fence, "go"));

    private static WorkItemCommand.TakeExit Take(string exit, Gates.Subject? subject) => new(exit, subject, null);
}
