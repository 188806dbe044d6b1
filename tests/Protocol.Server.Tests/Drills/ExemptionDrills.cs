using Protocol.Gates;
using Protocol.Operations;
using Protocol.Server.Tests.Hub;
using Protocol.WorkItems;
using static Protocol.Server.Tests.Drills.Drill;
using static Protocol.Server.Tests.Hub.TestHub;

namespace Protocol.Server.Tests.Drills;

/// <summary>Ways to get past a gate by a waiver or a dispute, each of which ends where it should.</summary>
public sealed class ExemptionDrills : IAsyncDisposable
{
    private const string Criteria =
        """
        { "id": "tests", "kind": "command", "run": { "argv": ["true"] }, "expect": { "exitCode": 0 } },
        { "id": "locked", "kind": "approval", "minTrust": "claimed", "distinctFrom": [], "waivable": false }
        """;

    private const string Why = "The scanner is down until Monday.";
    private const long Hour = 3_600_000;

    private readonly TestHub _hub = new();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task An_agent_neither_waives_nor_rules_whatever_it_sends_along()
    {
        var (eve, claim, work) = await FailingAsync();
        var dispute = await DisputeAsync(eve, claim);
        var waive = Waiver(work);
        var rule = new ResolveDispute.Request(work, dispute, DisputeRuling.Uphold);
        using var self = await Person.KnownNowhereAsync(_hub, "eve");
        using var ada = await Person.EnrolAsync(_hub);

        foreach (var proof in new[]
        {
            null, self.Sign("waiver/grant", waive), ada.Sign("approval/give", waive),
            ada.Sign("waiver/grant", waive with { ExpiresMs = 1 }), ada.Sign("waiver/grant", waive, elsewhere: "other"),
            ada.Sign("waiver/grant", waive, _hub.Clock.Now.AddMinutes(-6)),
        })
        {
            var refusal = Refused(await eve.GrantWaiverAsync(waive with { Proof = proof }, Stop));
            Assert.Equal(ErrorCode.Denied, refusal.Code);
            Assert.DoesNotContain(refusal.Next, next => next.Call?.Op is "waiver/grant" or "dispute/resolve");
        }

        Assert.Equal(ErrorCode.Denied, Refused(await eve.ResolveDisputeAsync(rule, Stop)).Code);
        Assert.Equal(
            ErrorCode.Denied,
            Refused(await (await _hub.VerifierAsync()).GrantWaiverAsync(waive, Stop)).Code);
        await StaysAsync(eve, claim, "dispute.open approval.missing");
        Assert.Null(Ok(await eve.GetWorkAsync(new(work), Stop)).Work.Waivers);
    }

    [Fact]
    public async Task Before_anybody_enrolled_nobody_waives_either()
    {
        var (eve, _, work) = await FailingAsync();

        Assert.Equal(ErrorCode.Denied, Refused(await eve.GrantWaiverAsync(Waiver(work), Stop)).Code);
    }

    [Fact]
    public async Task A_waiver_is_worth_nothing_for_another_subject_after_its_expiry_or_beyond_its_uses()
    {
        var (eve, claim, work) = await FailingAsync();
        using var ada = await Person.EnrolAsync(_hub);
        var granted = Ok(await GrantAsync(eve, ada, Waiver(work)));
        Ok(await eve.GiveApprovalAsync(new(work, Head, "approve"), Stop));
        var waived = Ok(await eve.CheckGateAsync(new(claim), Stop));
        Assert.Equal("tests.failed waiver.granted", Codes(waived));
        Assert.Equal((true, granted.Waiver.ExpiresAt), (waived.MayProceed, waived.ValidUntil));

        var other = Ok(await eve.CheckGateAsync(new(claim, Subject: Later), Stop));
        Assert.Equal("evidence.subject_mismatch approval.dismissed", Codes(other));
        Assert.Equal(
            ErrorCode.SubjectMismatch, Refused(await GrantAsync(eve, ada, Waiver(work) with { Subject = Later })).Code);

        _hub.Clock.Now += TimeSpan.FromHours(1);
        claim = Ok(await eve.AcquireClaimAsync(new(work, Recover: true), Stop)).Claim!.Value;
        await StaysAsync(eve, claim, "tests.failed waiver.expired");

        Ok(await GrantAsync(eve, ada, Waiver(work)));
        Assert.Equal("advanced", Ok(await eve.AdvanceStepAsync(new(claim), Stop)).Outcome);
        var spent = Ok(await eve.GetWorkAsync(new(work), Stop)).Work.Waivers!;
        Assert.Equal([0, 1], spent.Select(waiver => waiver.Uses));
    }

    [Fact]
    public async Task What_the_workflow_calls_not_waivable_is_waived_by_no_person()
    {
        var (eve, _, work) = await FailingAsync();
        using var ada = await Person.EnrolAsync(_hub);

        var refusal = Refused(await GrantAsync(eve, ada, Waiver(work) with { Criterion = "locked" }));
        Assert.Equal(ErrorCode.Denied, refusal.Code);
    }

    [Fact]
    public async Task A_dispute_dodges_no_failing_gate_and_no_attempt()
    {
        var (eve, claim, work) = await FailingAsync();
        await DisputeAsync(eve, claim);
        Ok(await eve.GiveApprovalAsync(new(work, Head, "approve"), Stop));

        await StaysAsync(eve, claim, "dispute.open");
        Assert.Equal("parked", Ok(await eve.AdvanceStepAsync(new(claim, Park: true), Stop)).Outcome);
        using var ada = await Person.EnrolAsync(_hub);
        var entry = Assert.Single(
            Ok(await eve.ListAttentionAsync(new(), Stop)).Items, one => one.Kind == "dispute");
        Assert.Contains("contradicts", entry.Why, StringComparison.Ordinal);

        var rule = new ResolveDispute.Request(
            work, Ok(await eve.GetWorkAsync(new(work), Stop)).Work.Disputes![0].Id, DisputeRuling.Amend, "Expect 3.");
        var ruled = Ok(await eve.ResolveDisputeAsync(
            rule with { Proof = ada.Sign("dispute/resolve", rule) }, Stop));
        Assert.Equal((Availability.Ready, 1), (ruled.Work.Availability, ruled.Work.Visit));
        Assert.Empty(Ok(await eve.ListAttentionAsync(new(), Stop)).Items);

        var again = Ok(await eve.AcquireClaimAsync(new(work), Stop));
        Assert.Equal(DisputeRuling.Amend, again.Brief!.Disputes!.Single().Ruling);
        Assert.Equal("Expect 3.", again.Brief.Disputes!.Single().Note!.Text);
        await StaysAsync(eve, again.Claim!.Value, "tests.failed");
        Assert.Equal(1, Ok(await eve.GetWorkAsync(new(work), Stop)).Work.Attempts);
    }

    private async Task<(IHub Agent, ClaimHandle Claim, WorkId Work)> FailingAsync()
    {
        var eve = await _hub.AgentAsync("eve");
        var held = await ClaimAsync(_hub, eve, Criteria);
        var claim = held.Claim!.Value;
        Ok(await eve.RequestVerificationAsync(new(claim, Subject: Head), Stop));
        await ReportAsync(await _hub.VerifierAsync(), Run("fail", exitCode: 1));
        return (eve, claim, held.Brief!.Work);
    }

    private static GrantWaiver.Request Waiver(WorkId work) => new(work, "asked", "tests", Head, Why, Hour);

    private static Task<Answer<GrantWaiver.Result>> GrantAsync(IHub hub, Person person, GrantWaiver.Request request) =>
        hub.GrantWaiverAsync(request with { Proof = person.Sign("waiver/grant", request) }, Stop);

    private static async Task<DisputeId> DisputeAsync(IHub agent, ClaimHandle claim) => Ok(await agent.OpenDisputeAsync(
        new(claim, "tests", "The test contradicts the goal of the item."), Stop)).Dispute;
}
