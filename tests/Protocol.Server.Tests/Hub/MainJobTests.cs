using Protocol.Gates;
using Protocol.Handoffs;
using Protocol.Operations;
using Protocol.WorkItems;
using static Protocol.Server.Tests.Hub.TestHub;

namespace Protocol.Server.Tests.Hub;

public sealed class MainJobTests : IAsyncDisposable
{
    private static readonly Subject Head = new(GitCommit: "1".PadLeft(40, '1'));
    private static readonly Subject Later = new(GitCommit: "2".PadLeft(40, '2'));

    private readonly TestHub _hub = new();

    [Fact]
    public async Task Two_agents_take_one_change_through_claim_gate_and_handoff()
    {
        var work = await _hub.AddChangeAsync();
        var (ada, bob, verifier) =
            (await _hub.AgentAsync("ada"), await _hub.AgentAsync("bob"), await _hub.VerifierAsync());

        var claim = Ok(await ada.AcquireClaimAsync(new(), Stop));
        Assert.Equal("claimed", claim.Outcome);
        Assert.Equal(work, claim.Brief!.Work);
        Assert.Equal("held", Ok(await bob.AcquireClaimAsync(new(Work: work), Stop)).Outcome);

        var unmoved = Ok(await ada.AdvanceStepAsync(new(claim.Claim!.Value, Subject: Head), Stop));
        Assert.Equal("pending", unmoved.Outcome);
        Assert.Equal("verify", unmoved.Next[0].Action);

        Assert.Equal("requested",
            Ok(await ada.RequestVerificationAsync(new(claim.Claim.Value, Subject: Head), Stop)).Outcome);
        Assert.Equal("minted", (await ReportAsync(verifier)).Outcome);
        Assert.True(Ok(await ada.CheckGateAsync(new(Claim: claim.Claim), Stop)).MayProceed);

        var advanced = Ok(await ada.AdvanceStepAsync(new(claim.Claim.Value), Stop));
        Assert.Equal(("advanced", "review"), (advanced.Outcome, advanced.To));
        Assert.Null(advanced.Claim);
        Assert.Equal("no-match", Ok(await ada.AcquireClaimAsync(new(Work: work), Stop)).Why);

        var review = Ok(await bob.AcquireClaimAsync(new(), Stop));
        var ended = Ok(await bob.AdvanceStepAsync(new(review.Claim!.Value, Exit: "approve"), Stop));
        Assert.Equal(("ended", "succeeded"), (ended.Outcome, ended.Ended));
        await _hub.AssertFoldIsStateAsync();
    }

    [Fact]
    public async Task An_old_pass_counts_for_no_other_commit()
    {
        await _hub.AddChangeAsync();
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var claim = Ok(await ada.AcquireClaimAsync(new(), Stop)).Claim!.Value;
        Ok(await ada.RequestVerificationAsync(new(claim, Subject: Head), Stop));
        await ReportAsync(verifier);

        var answer = Ok(await ada.AdvanceStepAsync(new(claim, Subject: Later), Stop));

        Assert.Equal("pending", answer.Outcome);
        Assert.Equal("evidence.subject_mismatch", answer.Verdict!.Criteria[0].Reasons[0].Code);
        var forged = new Subject(Later.GitCommit, "a".PadLeft(40, '0'));
        Assert.Equal(
            ErrorCode.InvalidArgument, Refused(await ada.AdvanceStepAsync(new(claim, Subject: forged), Stop)).Code);
    }

    [Fact]
    public async Task A_handoff_moves_the_claim_in_one_instant_and_fences_the_giver()
    {
        var work = await _hub.AddChangeAsync();
        var (ada, bob, eve) =
            (await _hub.AgentAsync("ada"), await _hub.AgentAsync("bob"), await _hub.AgentAsync("eve"));
        var claim = Ok(await ada.AcquireClaimAsync(new(), Stop));
        var offer = Ok(await ada.OfferHandoffAsync(
            new(claim.Claim!.Value, HandoffReason.ContextExhausted,
            new("Half done.", [new("Write the test.")]),
            Subject: Head),
            Stop));
        Assert.Equal("held", Ok(await eve.AcquireClaimAsync(new(Work: work), Stop)).Outcome);

        var packet = Ok(await bob.GetHandoffAsync(new(offer.Handoff), Stop)).Packet;
        var wrong = new Readback("Mend it", "Write the test", packet.Facts.Subject, []);
        Assert.Equal(
            ErrorCode.ReadbackMismatch, Refused(await bob.AcceptHandoffAsync(new(offer.Handoff, wrong), Stop)).Code);

        var right = wrong with { Unmet = [.. packet.Facts.Unmet.Select(one => one.Criterion)] };
        var accepted = Ok(await bob.AcceptHandoffAsync(new(offer.Handoff, right), Stop));

        Assert.True(accepted.Fence > claim.Fence!.Value);
        Assert.Equal(
            ErrorCode.StaleFence, Refused(await ada.RenewClaimAsync(new(claim.Claim.Value), Stop)).Code);
        Assert.Equal(
            ErrorCode.HandoffNotOpen, Refused(await eve.AcceptHandoffAsync(new(offer.Handoff, right), Stop)).Code);
        Assert.Equal(HandoffState.Accepted, Ok(await ada.GetHandoffAsync(new(offer.Handoff), Stop)).Packet.State);
        await _hub.AssertFoldIsStateAsync();
    }

    [Fact]
    public async Task A_late_holder_is_revived_until_somebody_else_claims()
    {
        var work = await _hub.AddChangeAsync();
        var (ada, bob) = (await _hub.AgentAsync("ada"), await _hub.AgentAsync("bob"));
        var claim = Ok(await ada.AcquireClaimAsync(new(), Stop)).Claim!.Value;
        _hub.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal("renewed", Ok(await ada.RenewClaimAsync(new(claim), Stop)).Outcome);
        _hub.Clock.Now += TimeSpan.FromMinutes(5);

        Assert.Equal("claimed", Ok(await bob.AcquireClaimAsync(new(Work: work), Stop)).Outcome);

        Assert.Equal(ErrorCode.StaleFence, Refused(await ada.ReleaseClaimAsync(new(claim), Stop)).Code);
        Assert.Equal(work, Ok(await ada.StatusAsync(new(), Stop)).Lost[0].Work);
        await _hub.AssertFoldIsStateAsync();
    }

    [Fact]
    public async Task Attempts_are_charged_per_failing_subject_and_end_in_the_exit_exhausted()
    {
        var work = await _hub.AddChangeAsync();
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var claim = Ok(await ada.AcquireClaimAsync(new(), Stop)).Claim!.Value;
        foreach (var subject in new[] { Head, Later })
        {
            Ok(await ada.RequestVerificationAsync(new(claim, Subject: subject), Stop));
            var taken = Ok(await verifier.AcquireVerificationAsync(new(), Stop));
            var run = new CriterionRun("fail", [new("tests.failed", "no")], default, default, 1, true, new(1, 0, 1, 0));
            Ok(await verifier.ReportVerificationAsync(new(taken.Handle!.Value, taken.Task!.Nonce, subject, run), Stop));
        }

        Assert.Equal("escalate", Ok(await ada.GetWorkAsync(new(work), Stop)).Work.Step);
        Assert.Equal("exhausted", Ok(await ada.ListAttentionAsync(new(), Stop)).Items[0].Kind);
        Assert.Equal(ErrorCode.StaleFence, Refused(await ada.ReportProgressAsync(new(claim), Stop)).Code);
        await _hub.AssertFoldIsStateAsync();
    }

    [Fact]
    public async Task A_parked_item_takes_its_exit_when_the_last_evidence_arrives()
    {
        var work = await _hub.AddChangeAsync();
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var claim = Ok(await ada.AcquireClaimAsync(new(), Stop)).Claim!.Value;
        Ok(await ada.RequestVerificationAsync(new(claim, Subject: Head), Stop));
        var parked = Ok(await ada.AdvanceStepAsync(new(claim, Park: true, DeadlineMs: 600_000), Stop));
        Assert.Equal("parked", parked.Outcome);
        Assert.Equal(Availability.Waiting, parked.Work.Availability);

        await ReportAsync(verifier);

        Assert.Equal("review", Ok(await ada.GetWorkAsync(new(work), Stop)).Work.Step);
        await _hub.AssertFoldIsStateAsync();
    }

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer_and_another_one_under_its_key_is_refused()
    {
        await _hub.AddChangeAsync();
        var ada = await _hub.AgentAsync("ada");
        var first = Ok(await ada.AcquireClaimAsync(new(IdempotencyKey: "k1"), Stop));

        Assert.Equal(first.Claim, Ok(await ada.AcquireClaimAsync(new(IdempotencyKey: "k1"), Stop)).Claim);
        Assert.Equal(
            ErrorCode.IdempotencyMismatch,
            Refused(await ada.AcquireClaimAsync(new(IdempotencyKey: "k1", LeaseMs: 9_000), Stop)).Code);
    }

    [Fact]
    public async Task Only_the_holder_recovers_a_claim_and_its_old_handle_is_fenced()
    {
        var work = await _hub.AddChangeAsync();
        var (ada, bob) = (await _hub.AgentAsync("ada"), await _hub.AgentAsync("bob"));
        var lost = Ok(await ada.AcquireClaimAsync(new(), Stop)).Claim!.Value;

        Assert.Equal(
            ErrorCode.NotHolder, Refused(await bob.AcquireClaimAsync(new(Work: work, Recover: true), Stop)).Code);
        var found = Ok(await ada.AcquireClaimAsync(new(Work: work, Recover: true), Stop)).Claim!.Value;

        Assert.Equal(ErrorCode.NotHolder, Refused(await bob.RenewClaimAsync(new(found), Stop)).Code);
        Assert.Equal(ErrorCode.StaleFence, Refused(await ada.RenewClaimAsync(new(lost), Stop)).Code);
        Assert.Equal("renewed", Ok(await ada.RenewClaimAsync(new(found), Stop)).Outcome);
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
