using Protocol.Operations;
using Protocol.Server.Tests.Hub;
using Protocol.WorkItems;
using static Protocol.Server.Tests.Drills.Drill;
using static Protocol.Server.Tests.Hub.TestHub;

namespace Protocol.Server.Tests.Drills;

/// <summary>Workers that approve their own work, jump steps, or change what waits for others.</summary>
public sealed class ReviewDrills : IAsyncDisposable
{
    private const string Open = """{ "id": "age", "kind": "limit", "fact": "step.ageMs", "min": 0 }""";
    private const string Parties = """
        { "id": "four-eyes", "kind": "approval", "quorum": 1, "distinctFrom": ["parties"] }
        """;

    private const string Two = """
        { "id": "two-hands", "kind": "approval", "quorum": 2, "distinctFrom": ["claimants", "parties"] }
        """;

    private const string Waited = """
        { "id": "waited", "kind": "limit", "fact": "step.ageMs", "min": 3600000 },
        { "id": "tests", "kind": "command", "run": { "argv": ["t"] }, "expect": { "exitCode": 0 } }
        """;

    private readonly TestHub _hub = new();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reviewer_cannot_put_its_own_commit_in_the_place_of_what_it_reviews(bool namedBefore)
    {
        var (ada, bob, carl) =
            (await _hub.AgentAsync("ada"), await _hub.AgentAsync("bob"), await _hub.AgentAsync("carl"));
        var (work, review) = await ReviewAsync(ada, bob);

        if (namedBefore)
        {
            Ok(await bob.ReportProgressAsync(new(review, Subject: Later), Stop));
            Ok(await bob.GiveApprovalAsync(new(work, Later, "approve"), Stop));
        }

        var answer = Ok(await bob.AdvanceStepAsync(new(review, "approve", namedBefore ? null : Later), Stop));

        Assert.Equal("pending", answer.Outcome);
        Assert.Equal("approval.missing approval.not_independent", Codes(answer.Verdict!));

        // Somebody else may review it then; nobody is stuck.
        if (namedBefore)
            Ok(await bob.ReleaseClaimAsync(new(review), Stop));
        else
            Assert.Equal("ended", Ok(await bob.AdvanceStepAsync(new(review, "approve"), Stop)).Outcome);
        if (namedBefore)
        {
            Assert.Equal("no-match", Ok(await bob.AcquireClaimAsync(new(work), Stop)).Why);
            var third = Ok(await carl.AcquireClaimAsync(new(work), Stop)).Claim!.Value;
            Assert.Equal("ended", Ok(await carl.AdvanceStepAsync(new(third, "approve"), Stop)).Outcome);
        }

        await _hub.AssertFoldIsStateAsync();
    }

    [Fact]
    public async Task A_worker_does_not_approve_its_own_subject_by_any_verb()
    {
        var (ada, bob) = (await _hub.AgentAsync("ada"), await _hub.AgentAsync("bob"));
        var (work, review) = await ReviewAsync(ada, bob);
        Ok(await bob.ReleaseClaimAsync(new(review), Stop));

        Assert.Equal("no-match", Ok(await ada.AcquireClaimAsync(new(work), Stop)).Why);
        Ok(await ada.GiveApprovalAsync(new(work, Head, "approve"), Stop));
        var told = Ok(await ada.CheckGateAsync(new(Work: work, Exit: "approve"), Stop));

        Assert.Equal(("pending", "approval.missing approval.not_independent"), (told.Outcome, Codes(told)));
    }

    [Fact]
    public async Task Sessions_that_one_user_made_are_one_hand_where_parties_count()
    {
        var ada = await _hub.AgentAsync("ada");
        var one = await ClaimAsync(_hub, ada, Parties);
        var two = await ClaimAsync(_hub, ada, Two);
        foreach (var claim in new[] { one, two })
            Ok(await ada.ReportProgressAsync(new(claim.Claim!.Value, Subject: Head), Stop));
        foreach (var name in (string[])["sock", "puppet", "third"])
        {
            var puppet = await _hub.AgentAsync(name);
            Ok(await puppet.GiveApprovalAsync(new(one.Work!.Value, Head, "approve"), Stop));
            Ok(await puppet.GiveApprovalAsync(new(two.Work!.Value, Head, "approve"), Stop));
        }

        await StaysAsync(ada, one.Claim!.Value, "approval.missing approval.not_independent");
        await StaysAsync(ada, two.Claim!.Value, "approval.missing approval.not_independent");
    }

    [Fact]
    public async Task An_approval_of_what_was_there_before_is_refused_or_dismissed()
    {
        var (ada, bob) = (await _hub.AgentAsync("ada"), await _hub.AgentAsync("bob"));
        var claim = await ClaimAsync(
            _hub, ada, """{ "id": "seen", "kind": "approval", "quorum": 1 }""");
        Ok(await ada.ReportProgressAsync(new(claim.Claim!.Value, Subject: Head), Stop));
        Ok(await bob.GiveApprovalAsync(new(claim.Work!.Value, Head, "approve"), Stop));
        Ok(await ada.ReportProgressAsync(new(claim.Claim.Value, Subject: Later), Stop));

        await StaysAsync(ada, claim.Claim.Value, "approval.dismissed");
        Assert.Equal(
            ErrorCode.SubjectMismatch,
            Refused(await bob.GiveApprovalAsync(new(claim.Work.Value, Head, "approve"), Stop)).Code);
    }

    [Fact]
    public async Task No_step_is_jumped_and_no_exit_of_another_step_is_taken()
    {
        var work = await _hub.AddChangeAsync();
        var ada = await _hub.AgentAsync("ada");
        var claim = Ok(await ada.AcquireClaimAsync(new(), Stop)).Claim!.Value;
        foreach (var exit in (string[])["approve", "changes", "abandon",
            "timeout", "exhausted", "default", "case-1", "", "Done"])
        {
            var refused = Refused(await ada.AdvanceStepAsync(new(claim, exit), Stop));
            Assert.Equal(ErrorCode.InvalidArgument, refused.Code);
            Assert.NotEmpty(refused.Next);
        }

        Assert.Equal("implement", Ok(await ada.GetWorkAsync(new(work), Stop)).Work.Step);
    }

    [Fact]
    public async Task What_is_parked_is_not_changed_by_whoever_parked_it()
    {
        var ada = await _hub.AgentAsync("ada");
        var claim = await ClaimAsync(_hub, ada, Waited);
        Ok(await ada.RequestVerificationAsync(new(claim.Claim!.Value, Subject: Head), Stop));
        Assert.Equal(
            "parked",
            Ok(await ada.AdvanceStepAsync(new(claim.Claim.Value, Park: true, DeadlineMs: 7_200_000), Stop)).Outcome);

        Assert.Equal(
            ErrorCode.StaleFence,
            Refused(await ada.ReportProgressAsync(new(claim.Claim.Value, Subject: Later), Stop)).Code);
        Assert.Equal("none-available", Ok(await ada.AcquireClaimAsync(new(claim.Work), Stop)).Outcome);
        Assert.Equal(Head, Ok(await ada.GetWorkAsync(new(claim.Work!.Value), Stop)).Work.Subject);
    }

    [Fact]
    public async Task A_report_moves_nothing_that_a_person_has_paused()
    {
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var claim = await ClaimAsync(
            _hub, ada,
            """{ "id": "tests", "kind": "command", "run": { "argv": ["t"] }, "expect": { "exitCode": 0 } }""");
        Ok(await ada.RequestVerificationAsync(new(claim.Claim!.Value, Subject: Head), Stop));
        Ok(await ada.AdvanceStepAsync(new(claim.Claim.Value, Park: true, DeadlineMs: 7_200_000), Stop));
        var taken = Ok(await verifier.AcquireVerificationAsync(new(), Stop));
        Ok(await ada.PauseWorkAsync(new(claim.Work!.Value), Stop));

        Ok(await verifier.ReportVerificationAsync(
            new(taken.Handle!.Value, taken.Task!.Nonce, Resolved(Head), Run("pass")), Stop));

        var held = Ok(await ada.GetWorkAsync(new(claim.Work.Value), Stop)).Work;
        Assert.Equal((Lifecycle.Paused, "implement"), (held.Lifecycle, held.Step));
        Ok(await ada.ResumeWorkAsync(new(claim.Work.Value), Stop));
        Assert.Equal("review", Ok(await ada.GetWorkAsync(new(claim.Work.Value), Stop)).Work.Step);
        await _hub.AssertFoldIsStateAsync();
    }

    /// <summary>One agent has implemented, another holds the review.</summary>
    private async Task<(WorkId Work, ClaimHandle Review)> ReviewAsync(IHub implementer, IHub reviewer)
    {
        var claim = await ClaimAsync(_hub, implementer, Open);
        Assert.Equal(
            "advanced", Ok(await implementer.AdvanceStepAsync(new(claim.Claim!.Value, Subject: Head), Stop)).Outcome);
        return (claim.Work!.Value, Ok(await reviewer.AcquireClaimAsync(new(claim.Work), Stop)).Claim!.Value);
    }
}
