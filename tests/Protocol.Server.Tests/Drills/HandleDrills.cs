using Protocol.Operations;
using Protocol.Server.Tests.Hub;
using static Protocol.Server.Tests.Drills.Drill;
using static Protocol.Server.Tests.Hub.TestHub;

namespace Protocol.Server.Tests.Drills;

/// <summary>Handles and keys that were forged, altered, borrowed or carried over.</summary>
public sealed class HandleDrills : IAsyncDisposable
{
    private readonly TestHub _hub = new();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task No_altered_handle_is_taken_for_a_genuine_one()
    {
        await _hub.AddChangeAsync();
        var ada = await _hub.AgentAsync("ada");
        var genuine = Ok(await ada.AcquireClaimAsync(new(), Stop)).Claim!.Value.Value;
        var parts = genuine.Split('.');
        List<string> forged =
        [
            .. Enumerable.Range(0, genuine.Length).Select(at => Altered(genuine, at)),
            genuine[..^1], genuine + "A", genuine + ".", $"{parts[0]}.0{parts[1]}.{parts[2]}",
            $"{parts[0]}.+{parts[1]}.{parts[2]}", $"{parts[0]}.{long.Parse(parts[1], null) + 1}.{parts[2]}",
            $"{parts[0]}.99999999999999999999.{parts[2]}", $"{parts[0]}.{parts[1]}.", "..", ".", "", "W-7", parts[2],
        ];

        foreach (var handle in forged)
        {
            var refused = Refused(await ada.RenewClaimAsync(new(new(handle)), Stop));
            Assert.Equal(ErrorCode.NotHolder, refused.Code);
            Assert.NotEmpty(refused.Next);
        }

        Ok(await ada.RenewClaimAsync(new(new(genuine)), Stop));
    }

    [Fact]
    public async Task A_handle_of_another_principal_moves_nothing_with_any_verb()
    {
        var work = await _hub.AddChangeAsync();
        var (ada, eve) = (await _hub.AgentAsync("ada"), await _hub.AgentAsync("eve"));
        var claim = Ok(await ada.AcquireClaimAsync(new(), Stop)).Claim!.Value;
        Refusal[] refusals =
        [
            Refused(await eve.RenewClaimAsync(new(claim), Stop)),
            Refused(await eve.ReportProgressAsync(new(claim, "mine"), Stop)),
            Refused(await eve.ReleaseClaimAsync(new(claim), Stop)),
            Refused(await eve.AdvanceStepAsync(new(claim, "blocked"), Stop)),
            Refused(await eve.CheckGateAsync(new(claim), Stop)),
            Refused(await eve.RequestVerificationAsync(new(claim, Subject: Head), Stop)),
            Refused(await eve.OfferHandoffAsync(
                new(claim, Handoffs.HandoffReason.ShiftEnd, new("Take it.", [new("Go.")])), Stop)),
        ];

        Assert.All(refusals, refusal => Assert.Equal(ErrorCode.NotHolder, refusal.Code));
        Assert.Equal("implement", Ok(await ada.GetWorkAsync(new(work), Stop)).Work.Step);
        Ok(await ada.RenewClaimAsync(new(claim), Stop));
    }

    [Fact]
    public async Task A_handle_of_another_workspace_is_no_handle_here()
    {
        await using var other = new TestHub();
        await _hub.AddChangeAsync();
        await other.AddChangeAsync();
        var here = Ok(await (await _hub.AgentAsync("ada")).AcquireClaimAsync(new(), Stop)).Claim!.Value;
        var there = Ok(await (await other.AgentAsync("ada")).AcquireClaimAsync(new(), Stop)).Claim!.Value;

        Assert.Equal(here.Value.Split('.')[..2], there.Value.Split('.')[..2]);
        Assert.Equal(
            ErrorCode.NotHolder, Refused(await (await _hub.AgentAsync("ada")).RenewClaimAsync(new(there), Stop)).Code);
    }

    [Fact]
    public async Task A_handle_of_one_kind_is_none_of_the_other()
    {
        await _hub.AddChangeAsync();
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var claim = Ok(await ada.AcquireClaimAsync(new(), Stop)).Claim!.Value;
        Ok(await ada.RequestVerificationAsync(new(claim, Subject: Head), Stop));
        var taken = Ok(await verifier.AcquireVerificationAsync(new(), Stop));

        Assert.Equal(
            ErrorCode.NotHolder,
            Refused(await verifier.RenewClaimAsync(new(new(taken.Handle!.Value.Value)), Stop)).Code);
        Assert.Equal(
            ErrorCode.NotHolder,
            Refused(await verifier.ReportVerificationAsync(
                new(new(claim.Value), taken.Task!.Nonce, Resolved(Head), Run("pass")), Stop)).Code);
    }

    [Fact]
    public async Task A_key_of_another_principal_replays_nothing_of_it()
    {
        await _hub.AddChangeAsync();
        await _hub.AddChangeAsync();
        var (ada, eve) = (await _hub.AgentAsync("ada"), await _hub.AgentAsync("eve"));
        var hers = Ok(await ada.AcquireClaimAsync(new(IdempotencyKey: "same-key"), Stop));

        var mine = Ok(await eve.AcquireClaimAsync(new(IdempotencyKey: "same-key"), Stop));

        Assert.NotEqual(hers.Work, mine.Work);
        Assert.NotEqual(hers.Claim, mine.Claim);
    }

    [Fact]
    public async Task Nobody_recovers_the_claim_of_another_even_after_its_lease_ran_out()
    {
        var work = await _hub.AddChangeAsync();
        var (ada, eve) = (await _hub.AgentAsync("ada"), await _hub.AgentAsync("eve"));
        var claim = Ok(await ada.AcquireClaimAsync(new(), Stop)).Claim!.Value;
        _hub.Clock.Now += TimeSpan.FromMinutes(5);

        Assert.Equal(ErrorCode.NotHolder, Refused(await eve.AcquireClaimAsync(new(work, Recover: true), Stop)).Code);
        Ok(await ada.RenewClaimAsync(new(claim), Stop));
    }

    private static string Altered(string handle, int at) =>
        string.Concat(handle.AsSpan(0, at), handle[at] is 'B' ? "C" : "B", handle.AsSpan(at + 1));
}
