using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/workflows.md: how a step is left, and where that leads.</summary>
public sealed class StepTests
{
    private const string Decided =
        """
        "make": {
          "type": "task", "timeout": "PT8H", "attempts": 9, "grants": 9,
          "exits": { "go": { "to": "route" }, WAYS }
        },
        "route": { "type": "decision", "cases": [ CASES ], "default": { "to": "lost" } }
        """;

    [Fact]
    public void An_exit_without_a_gate_is_taken_and_an_end_ends_the_item_at_once()
    {
        var work = new Scenario(Flows.Gated(Runs.Criterion)).Given(Ada, Ask.Acquire());

        Assert.Equal(
            "claim.ended step.left step.entered work.ended", work.When(Ada, Ask.Advance(work.Fence, "go")));
        Assert.Equal((Lifecycle.Succeeded, "won"), (work.Item.Lifecycle, work.Item.Step));
        Assert.Null(Assert.IsType<WorkItemEvent.StepLeft>(work.Journal[^3].Event).EvaluationId);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("timeout")]
    [InlineData("exhausted")]
    public void A_holder_proposes_no_exit_but_those_of_the_step_that_are_its_own(string exit)
    {
        var work = new Scenario(Flows.Open).Given(Ada, Ask.Acquire());

        Assert.Equal("refused: invalid-argument", work.When(Ada, Ask.Advance(work.Fence, exit)));
        Assert.Equal(["go", "blocked"], work.Refusal!.Details!.Value.GetProperty("exits").EnumerateArray()
            .Select(name => name.GetString()));
    }

    [Theory]
    [InlineData("""{ "to": "won" }""", "blocked")]
    [InlineData("""{ "to": "won", "gate": "good" }""", "checked")]
    public void Where_none_is_named_the_first_with_a_gate_is_meant_or_else_the_first_of_the_holders_own(
        string other, string meant)
    {
        var flow = Flows.Of(
            $$"""
            "make": { "type": "task", "timeout": "PT8H", "exits": {
              "timeout": { "to": "lost" }, "exhausted": { "to": "lost" }, "blocked": { "to": "lost" },
              "checked": {{other}} } }
            """,
            """ "good": { "all": [ { "id": "low", "kind": "limit", "fact": "work.priority", "max": 9 } ] } """);
        var work = new Scenario(flow).Given(Ada, Ask.Acquire());

        work.Given(Ada, Ask.Advance(work.Fence, exit: null));

        Assert.Equal(meant, work.Item.Passages[^1].Exit);
    }

    [Fact]
    public void A_bounded_exit_leads_back_so_often_and_then_to_its_other_target()
    {
        var flow = Flows.Of(
            """
            "make": { "type": "task", "timeout": "PT8H", "exits": { "go": { "to": "read" }, WAYS } },
            "read": { "type": "task", "timeout": "PT8H", "exits": {
              "back": { "to": "make", "loop": { "max": 2, "then": "lost" } }, "on": { "to": "won" }, WAYS } }
            """);
        var work = new Scenario(flow).Given(Ada, Ask.Acquire());
        List<string> left = [];
        while (work.Item.Lifecycle is Lifecycle.Open)
        {
            work.Given(Ada, Ask.Advance(work.Fence, work.Item.Step == "make" ? "go" : "back"));
            left.Add($"{work.Item.Step} {work.Item.Visit}");
        }

        Assert.Equal(["read 1", "make 2", "read 2", "make 3", "read 3", "lost 1"], left);
        Assert.Equal(2, work.Item.Loops["read.back"]);
    }

    [Theory]
    [InlineData("""{ "fact": "work.priority", "le": 4 }""", "won")]
    [InlineData("""{ "fact": "work.priority", "lt": 4 }""", "lost")]
    [InlineData("""{ "fact": "work.priority", "ge": 4 }""", "won")]
    [InlineData("""{ "fact": "work.priority", "gt": 4 }""", "lost")]
    [InlineData("""{ "fact": "work.priority", "eq": 4 }""", "won")]
    [InlineData("""{ "fact": "work.priority", "in": [1, 4] }""", "won")]
    [InlineData("""{ "fact": "work.priority", "in": [1, 2] }""", "lost")]
    [InlineData("""{ "fact": "work.labels", "eq": "urgent" }""", "won")]
    [InlineData("""{ "fact": "work.labels", "eq": "calm" }""", "lost")]
    [InlineData("""{ "fact": "work.grants", "eq": 2 }""", "won")]
    [InlineData("""{ "fact": "work.visits", "eq": 1 }""", "won")]
    [InlineData("""{ "fact": "work.attempts", "eq": 0 }""", "won")]
    [InlineData("""{ "fact": "work.labels", "in": ["calm", "urgent"] }""", "won")]
    [InlineData("""{ "fact": "work.labels", "in": ["calm"] }""", "lost")]
    [InlineData("""{ "fact": "work.labels", "matches": ["ur*"] }""", "won")]
    [InlineData("""{ "fact": "work.labels", "matches": ["u", "*x"] }""", "lost")]
    [InlineData("""{ "fact": "work.labels", "exists": true }""", "won")]
    [InlineData("""{ "fact": "work.labels", "exists": false }""", "lost")]
    [InlineData("""{ "all": [ { "fact": "work.priority", "le": 4 }, { "fact": "work.grants", "gt": 1 } ] }""", "won")]
    [InlineData("""{ "all": [ { "fact": "work.priority", "le": 4 }, { "fact": "work.grants", "gt": 2 } ] }""", "lost")]
    [InlineData("""{ "any": [ { "fact": "work.priority", "lt": 4 }, { "fact": "work.grants", "gt": 1 } ] }""", "won")]
    [InlineData("""{ "any": [ { "fact": "work.priority", "lt": 4 }, { "fact": "work.grants", "gt": 2 } ] }""", "lost")]
    [InlineData("""{ "not": { "fact": "work.priority", "lt": 4 } }""", "won")]
    [InlineData("""{ "not": { "fact": "work.risk", "eq": "high" } }""", "lost")]
    [InlineData("""{ "any": [ { "fact": "work.risk", "eq": "low" }, { "fact": "work.grants", "eq": 2 } ] }""", "won")]
    [InlineData("""{ "not": { "all": [ { "fact": "work.risk", "eq": "a" }, { "fact": "work.grants", "eq": 2 } ] } }""",
        "lost")]
    public void A_decision_takes_the_first_case_that_holds(string when, string to)
    {
        const string Never = """{ "when": { "fact": "work.priority", "eq": 9 }, "to": "lost" }""";
        var cases = $$"""{{Never}}, { "when": {{when}}, "to": "won" }""";
        var flow = Flows.Of(Decided.Replace("CASES", cases, StringComparison.Ordinal));
        var work = new Scenario(flow, Ask.Create(flow.Ref) with { Labels = ["urgent"] });
        work.Given(Ada, Ask.Acquire()).Given(Ada, Ask.Recover());

        Assert.Equal(
            "claim.ended step.left step.entered step.left step.entered work.ended",
            work.When(Ada, Ask.Advance(work.Fence, "go")));
        Assert.Equal(to, work.Item.Step);
    }

    [Fact]
    public void A_decision_counts_its_own_visits()
    {
        var flow = Flows.Of(
            """
            "make": { "type": "task", "timeout": "PT8H", "exits": {
              "skip": { "to": "more" }, "go": { "to": "route" }, WAYS } },
            "more": { "type": "task", "timeout": "PT8H", "exits": {
              "back": { "to": "make", "loop": { "max": 9, "then": "lost" } }, WAYS } },
            "route": { "type": "decision", "cases": [ { "when": { "fact": "work.visits", "ge": 2 }, "to": "won" } ],
              "default": { "to": "make", "loop": { "max": 5, "then": "lost" } } }
            """);
        var work = new Scenario(flow).Given(Ada, Ask.Acquire());
        foreach (var exit in new[] { "skip", "back", "skip", "back", "go" })
            work.Given(Ada, Ask.Advance(work.Fence, exit));

        Assert.Equal(("make", 4), (work.Item.Step, work.Item.Visit));
        work.Given(Ada, Ask.Advance(work.Fence, "go"));
        Assert.Equal("won", work.Item.Step);
    }

    [Fact]
    public void A_step_times_out_from_the_first_claim_of_its_visit()
    {
        var work = new Scenario(Flows.Open);
        work.After(60 * 24).Given(Ada, Ask.Acquire()).Given(Ada, new WorkItemCommand.Release(work.Fence, null));
        work.After(60).Given(Bob, Ask.Acquire(86_400_000));

        Assert.Equal("make", work.After((7 * 60) - 1).AsOf.Step);
        Assert.Equal("refused: work-ended", work.After(1).When(Bob, Ask.Advance(work.Fence, "go")));
        Assert.Equal(("lost", "timeout"), (work.AsOf.Step, work.AsOf.Passages[^1].Exit));
        Assert.Equal("timeout", work.AsOf.LastClaim!.Ended);
    }

    [Fact]
    public void What_time_does_at_one_instant_it_does_in_the_order_of_the_table()
    {
        var flow = Flows.Of(
            """
            "make": { "type": "task", "timeout": "PT1H", "exits": {
              "go": { "to": "won" }, "blocked": { "to": "lost" }, "timeout": { "to": "make2" } } },
            "make2": { "type": "task", "timeout": "PT1H", "exits": { "go": { "to": "won" }, WAYS } }
            """);
        var work = new Scenario(flow).Given(Ada, Ask.Acquire(3_600_000));
        work.Given(Ada, Ask.Offer(work.Fence, expiresMs: 3_600_000));

        Assert.Equal(
            "handoff.closed claim.ended step.left step.entered claim.granted",
            work.After(60).When(Bob, Ask.Acquire()));
    }

    [Fact]
    public void Attempts_are_subjects_that_a_verifier_found_failing_and_the_last_one_exhausts_the_step()
    {
        var work = new Scenario(Flows.Gated($"{Runs.Criterion}, {Runs.Scope}")).Given(Ada, Ask.Acquire());
        work.Verified("c1", Runs.Failed, Runs.Failed).Verified("c2", Runs.Errored, Runs.Of("pass", null));
        Assert.Single(work.Item.FailedSubjects);
        work.Verified("c2", Runs.Failed).Given(Ada, Ask.Verify(work.Fence, new("c3")));

        Assert.Equal(
            "evidence.minted claim.ended step.left step.entered work.ended",
            work.When(Verifier, Runs.Report(work.Taken(), Runs.Failed)));
        Assert.Equal("exhausted", work.Item.Passages[^1].Exit);
    }

    [Fact]
    public void The_same_tree_under_another_commit_costs_no_second_attempt()
    {
        var work = new Scenario(Flows.Gated(Runs.Criterion)).Given(Ada, Ask.Acquire());

        work.Verified("c1", Runs.Failed).Verified("c1x", Runs.Failed);

        Assert.Single(work.Item.FailedSubjects);
    }
}
