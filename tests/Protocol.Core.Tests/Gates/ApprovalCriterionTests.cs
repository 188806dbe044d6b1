using Protocol.Principals;
using Protocol.WorkItems;
using static Protocol.People;

namespace Protocol.Gates;

/// <summary>spec/gates.md: what an <c>approval</c> criterion answers, and who may approve.</summary>
public sealed class ApprovalCriterionTests
{
    private static readonly Subject Head = new("c1");

    [Fact]
    public void One_who_is_entitled_suffices_where_no_quorum_is_named()
    {
        var work = Make("");

        Assert.Equal("pending approval.missing", work.JudgeFirst());
        Assert.Equal("request-approval", work.Judge().Next[0].Action);
        Assert.Equal("approval.given", work.When(Bob, Ask.Approve(Head)));
        Assert.Equal("pass", work.JudgeFirst());
    }

    [Fact]
    public void A_quorum_counts_principals_and_each_once()
    {
        var work = Make("\"quorum\": 2");

        work.Given(Bob, Ask.Approve(Head)).Given(Bob, Ask.Approve(Head));
        Assert.Equal("pending approval.missing", work.JudgeFirst());
        work.Given(Cyd, Ask.Approve(Head));
        Assert.Equal("pass", work.JudgeFirst());
    }

    [Fact]
    public void A_rejection_of_one_who_counts_fails_until_that_one_approves()
    {
        var work = Make("\"quorum\": 1");

        work.Given(Cyd, Ask.Approve(Head)).Given(Bob, Ask.Approve(Head, approves: false));
        Assert.Equal("fail approval.rejected", work.JudgeFirst());
        work.Given(Bob, Ask.Approve(Head));
        Assert.Equal("pass", work.JudgeFirst());
    }

    [Fact]
    public void A_rejection_of_one_who_does_not_count_is_no_rejection()
    {
        var work = Make("\"roles\": [\"maintainer\"]").Given(Bob, Ask.Approve(Head, approves: false));

        Assert.Equal("pending approval.missing approval.not_entitled", work.JudgeFirst());
    }

    [Fact]
    public void A_role_or_kind_that_is_named_is_needed()
    {
        var work = Make("\"roles\": [\"maintainer\"]").Given(Bob, Ask.Approve(Head));
        Assert.Equal("pending approval.missing approval.not_entitled", work.JudgeFirst());
        Assert.Equal("pass", work.Given(Hal, Ask.Approve(Head)).JudgeFirst());

        var services = Make("\"principalKinds\": [\"human\", \"service\"]").Given(Bob, Ask.Approve(Head));
        Assert.Equal("pending approval.missing approval.not_entitled", services.JudgeFirst());
    }

    [Fact]
    public void What_wants_a_person_wants_a_proof()
    {
        var work = Make("\"principalKinds\": [\"human\"]").Given(Bob, Ask.Approve(Head));
        Assert.Equal("pending approval.channel_shared approval.missing", work.JudgeFirst());

        work.Given(Hal, Ask.Approve(Head, trust: Trust.Claimed));
        Assert.Contains("trust.below_minimum", work.JudgeFirst());
        Assert.Equal("pass", work.Given(Hal, Ask.Approve(Head)).JudgeFirst());
    }

    [Fact]
    public void Whoever_held_a_step_that_does_not_approve_is_excluded()
    {
        var work = Make("").Given(Ada, Ask.Approve(Head));
        Assert.Equal("pending approval.missing approval.not_independent", work.JudgeFirst());

        work.Given(Ada, new WorkItemCommand.Release(work.Fence, null)).Given(Bob, Ask.Acquire());
        work.Given(Bob, Ask.Approve(Head));
        Assert.Equal("pending approval.missing approval.not_independent", work.JudgeFirst());
        Assert.Equal("pass", work.Given(Cyd, Ask.Approve(Head)).JudgeFirst());
    }

    [Fact]
    public void Exclusions_are_those_that_the_criterion_names()
    {
        Assert.Equal("pass", Make("\"distinctFrom\": []", Runs.Scope).Given(Ada, Ask.Approve(Head)).JudgeFirst());

        var parties = Make("\"distinctFrom\": [\"parties\"]").Given(Bob, Ask.Approve(Head));
        Assert.Equal("pending approval.missing approval.not_independent", parties.JudgeFirst());
        Assert.Equal("pass", parties.Given(Cyd, Ask.Approve(Head)).JudgeFirst());
    }

    [Fact]
    public void Principals_of_one_party_count_once_where_parties_must_be_distinct()
    {
        var work = Make("\"distinctFrom\": [\"parties\"], \"quorum\": 2");

        work.Given(Cyd, Ask.Approve(Head)).Given(Cyd with { Principal = new("agent:dan") }, Ask.Approve(Head));
        Assert.Equal("pending approval.missing", work.JudgeFirst());
        Assert.Equal("pass", work.Given(Hal, Ask.Approve(Head)).JudgeFirst());
    }

    [Fact]
    public void An_approval_of_another_criterion_does_not_count_and_dismisses_nothing()
    {
        var work = Make("").Given(Bob, Ask.Approve(Head, criterion: "another"));

        Assert.Equal("pending approval.missing", work.JudgeFirst());
        Assert.Equal("pass", work.Given(Bob, Ask.Approve(Head, criterion: "signed")).JudgeFirst());
    }

    [Fact]
    public void A_change_dismisses_an_approval_and_coming_back_finds_it_again()
    {
        var work = Make("").Given(Bob, Ask.Approve(Head));
        work.Given(Ada, new WorkItemCommand.Progress(work.Fence, null, new("c2")));
        Assert.Equal("pending approval.dismissed", work.JudgeFirst());

        work.Given(Ada, new WorkItemCommand.Progress(work.Fence, null, Head));
        Assert.Equal("pass", work.JudgeFirst());
    }

    [Fact]
    public void The_same_tree_under_another_commit_is_the_subject_that_was_approved()
    {
        var work = Make("", Runs.Criterion).Verified("c1", Runs.Passed).Given(Bob, Ask.Approve(Head));

        Assert.Equal("pass", work.Verified("c1x", Runs.Passed).JudgeFirst());
    }

    [Fact]
    public void An_approval_names_the_current_subject()
    {
        var work = Make("");

        Assert.Equal("refused: subject-mismatch", work.When(Hal, Ask.Approve(new Subject("c2"))));
        Assert.Equal("refused: subject-mismatch", new Scenario(Flows.Gated(Runs.Criterion)).When(
            Hal, Ask.Approve(Head)));
    }

    [Fact]
    public void Taking_an_approving_exit_approves_first()
    {
        var flow = Flows.Of(
            """
            "make": { "type": "task", "timeout": "PT8H", "exits": { "go": { "to": "read" }, WAYS } },
            "read": { "type": "task", "timeout": "PT8H", "exits": {
              "approve": { "to": "won", "gate": "read", "approves": true }, WAYS } }
            """,
            """ "read": { "all": [ { "id": "signed", "kind": "approval" } ] } """);
        var work = new Scenario(flow).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Advance(work.Fence, "go", Head)).Given(Bob, Ask.Acquire());

        Assert.Equal(
            "approval.given claim.ended step.left step.entered work.ended",
            work.When(Bob, Ask.Advance(work.Fence, "approve")));
        Assert.Equal((Bob.Principal, PrincipalKind.Agent, Trust.Claimed), (
            work.Item.Approvals[0].By, work.Item.Approvals[0].Kind, work.Item.Approvals[0].Trust));
    }

    private static Scenario Make(string members, string others = "")
    {
        var criterion = $$"""{ "id": "signed", "kind": "approval"{{(members.Length > 0 ? ", " + members : "")}} }""";
        var work = new Scenario(Flows.Gated(others.Length > 0 ? $"{criterion}, {others}" : criterion));
        work.Given(Ada, Ask.Acquire()).Given(Ada, new WorkItemCommand.Progress(work.Fence, null, Head));
        return work;
    }
}
