using Protocol.Gates;
using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/workflows.md: a wait is left when its gate passes or on its deadline, and nobody holds it.</summary>
public sealed class WaitTests
{
    private const string Soaked =
        """
        { "id": "soaked", "kind": "limit", "fact": "step.ageMs", "min": 1800000 }
        """;

    private const string Signed =
        """
        { "id": "signed", "kind": "approval", "principalKinds": ["human"] }
        """;

    private static readonly Subject Head = new("c1");

    [Fact]
    public void Entering_a_wait_parks_the_item_until_its_timeout_and_ends_no_one_elses_claim()
    {
        var work = Make(Soaked);

        Assert.Equal(
            "subject.named claim.ended step.left step.entered step.parked",
            work.When(Ada, Ask.Advance(work.Fence, "go", subject: Head)));
        Assert.Equal(("soak", "settled", Head), (work.Item.Step, work.Item.Park!.Exit, work.Item.Park.Subject));
        Assert.Equal(Scenario.Begin.AddHours(2), work.Item.Park.Deadline);
        Assert.Equal((Availability.Waiting, "parked"), (work.Standing.Availability, work.Standing.Code));
        Assert.Equal("unmoved: blocked", work.When(Bob, Ask.Acquire()));
    }

    [Fact]
    public void The_instant_at_which_its_gate_passes_takes_the_exit()
    {
        var work = Make(Soaked).Given(Ada, Ask.Advance(Fence.Of(1, 3), "go", subject: Head));

        Assert.Equal("soak", work.After(29).AsOf.Step);
        Assert.Equal("won", work.After(1).AsOf.Step);
        Assert.Equal("refused: work-ended", work.After(60).When(Bob, Ask.Acquire()));
    }

    [Fact]
    public void A_gate_that_passes_already_is_passed_in_the_transaction_that_enters_the_wait()
    {
        var work = Make("""{ "id": "seen", "kind": "limit", "fact": "work.visits", "min": 1 }""");

        Assert.Equal(
            "claim.ended step.left step.entered step.parked step.left step.entered work.ended",
            work.When(Ada, Ask.Advance(work.Fence, "go")));
        var left = (WorkItemEvent.StepLeft)work.Journal[^3].Event;
        Assert.Equal(("soak", "settled", "park"), (left.Step, left.Exit, left.Cause));
        Assert.NotNull(left.EvaluationId);
    }

    [Fact]
    public void The_approval_that_was_missing_takes_the_exit()
    {
        var work = Make(Signed).Given(Ada, Ask.Advance(Fence.Of(1, 3), "go", subject: Head));

        Assert.Equal("approval.given step.left step.entered work.ended", work.When(Hal, Ask.Approve(Head)));
        Assert.Equal("won", work.Item.Step);
    }

    [Fact]
    public void The_deadline_takes_the_exit_timeout()
    {
        var work = Make(Signed).Given(Ada, Ask.Advance(Fence.Of(1, 3), "go", subject: Head));

        Assert.Equal("soak", work.After(119).AsOf.Step);
        Assert.Equal("late", work.After(1).AsOf.Step);
    }

    [Fact]
    public void A_gate_that_fails_takes_the_exit_fail_where_there_is_one()
    {
        var work = Make(Signed, """ "fail": { "to": "lost" }, """)
            .Given(Ada, Ask.Advance(Fence.Of(1, 3), "go", subject: Head));

        Assert.Equal(
            "approval.given step.left step.entered work.ended", work.When(Hal, Ask.Approve(Head, approves: false)));
        var left = (WorkItemEvent.StepLeft)work.Journal[^3].Event;
        Assert.Equal(("fail", "lost", "park"), (left.Exit, left.To, left.Cause));
    }

    [Fact]
    public void A_gate_that_fails_goes_on_waiting_where_there_is_no_exit_fail_and_opens_no_claim()
    {
        var work = Make(Signed).Given(Ada, Ask.Advance(Fence.Of(1, 3), "go", subject: Head));

        Assert.Equal("approval.given", work.When(Hal, Ask.Approve(Head, approves: false)));
        Assert.Equal(("soak", Availability.Waiting), (work.AsOf.Step, work.Standing.Availability));
        Assert.Equal("late", work.After(120).AsOf.Step);
    }

    [Fact]
    public void A_pause_freezes_the_deadline_of_a_wait()
    {
        var work = Make(Signed).Given(Ada, Ask.Advance(Fence.Of(1, 3), "go", subject: Head));
        work.Given(Hal, new WorkItemCommand.Pause(null)).After(600).Given(Hal, new WorkItemCommand.Resume());

        Assert.Equal("soak", work.After(119).AsOf.Step);
        Assert.Equal("late", work.After(1).AsOf.Step);
    }

    [Fact]
    public void A_workflow_may_begin_with_a_wait()
    {
        var work = new Scenario(Flows.Of(
            """
            "make": { "type": "wait", "timeout": "PT2H", "exits": {
              "ready": { "to": "do", "gate": "soaked" }, "timeout": { "to": "lost" } } },
            "do": { "type": "task", "timeout": "PT8H", "exits": { "go": { "to": "won" }, WAYS } }
            """,
            $$""" "soaked": { "all": [ {{Soaked}} ] } """));

        Assert.Equal(Availability.Waiting, work.Standing.Availability);
        Assert.Equal("step.left step.entered claim.granted", work.After(30).When(Ada, Ask.Acquire()));
    }

    private static Scenario Make(string criterion, string exits = "") => new Scenario(Flows.Of(
        $$"""
        "make": { "type": "task", "timeout": "PT8H", "exits": { "go": { "to": "soak" }, WAYS } },
        "soak": { "type": "wait", "timeout": "PT2H", "exits": {
          "settled": { "to": "won", "gate": "settled" }, {{exits}} "timeout": { "to": "late" } } },
        "late": { "type": "task", "timeout": "PT8H", "exits": { "go": { "to": "won" }, WAYS } }
        """,
        $$""" "settled": { "all": [ {{criterion}} ] } """)).Given(Ada, Ask.Acquire());
}
