using System.Buffers.Text;
using System.Numerics;
using System.Text.Json;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Tests.Hub;
using Protocol.WorkItems;
using static Protocol.Server.Tests.Drills.Drill;
using static Protocol.Server.Tests.Hub.TestHub;

namespace Protocol.Server.Tests.Drills;

/// <summary>
/// Agents that act as people: proofs that are no proofs, and what a sealed workspace still lets them do.
/// </summary>
public sealed class PersonDrills : IAsyncDisposable
{
    private const string Decided = """
        { "id": "decided", "kind": "approval", "quorum": 1, "principalKinds": ["human"] }
        """;

    private static readonly BigInteger Order = BigInteger.Parse(
        "0ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        System.Globalization.NumberStyles.HexNumber, null);

    private readonly TestHub _hub = new();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task An_approval_without_a_proof_satisfies_no_criterion_for_people()
    {
        var (eve, mallory) = (await _hub.AgentAsync("eve"), await _hub.AgentAsync("human:ada"));
        var claim = await ClaimAsync(_hub, eve, Decided);
        using var ada = await Person.EnrolAsync(_hub);
        Ok(await eve.ReportProgressAsync(new(claim.Claim!.Value, Subject: Head), Stop));
        foreach (var agent in new[] { eve, mallory })
        {
            var given = Ok(await agent.GiveApprovalAsync(new(claim.Work!.Value, Head, "approve", "decided"), Stop));
            Assert.Equal(Trust.Claimed, given.Trust);
        }

        await StaysAsync(eve, claim.Claim.Value, "approval.channel_shared approval.missing");

        var request = new GiveApproval.Request(claim.Work!.Value, Head, "approve");
        Ok(await eve.GiveApprovalAsync(request with { Proof = ada.Sign("approval/give", request) }, Stop));
        Assert.Equal("advanced", Ok(await eve.AdvanceStepAsync(new(claim.Claim.Value), Stop)).Outcome);
    }

    [Fact]
    public async Task A_proof_counts_for_one_command_one_workspace_one_key_and_five_minutes()
    {
        await using var other = new TestHub();
        var eve = await _hub.AgentAsync("eve");
        var work = await _hub.AddChangeAsync();
        using var ada = await Person.EnrolAsync(_hub);
        using var nobody = await Person.KnownNowhereAsync(_hub, "nobody");
        using var namesake = await Person.KnownNowhereAsync(_hub, "ada");
        using var elsewhere = await Person.EnrolAsync(other);
        var pause = new ChangeWork.Request(work);
        var genuine = ada.Sign("work/pause", pause);
        Proof[] false_ =
        [
            ada.Sign("work/cancel", pause), ada.Sign("work/pause", pause with { Reason = "other" }),
            ada.Sign("work/pause", new ChangeWork.Request(new("W-1"))),
            ada.Sign("work/pause", pause, elsewhere: "ws_elsewhere"),
            ada.Sign("work/pause", pause, _hub.Clock.Now.AddMinutes(-6)),
            ada.Sign("work/pause", pause, _hub.Clock.Now.AddMinutes(6)),
            nobody.Sign("work/pause", pause), namesake.Sign("work/pause", pause), elsewhere.Sign("work/pause", pause),
            genuine with { At = genuine.At.AddSeconds(1) }, genuine with { Principal = new("human:nobody") },
            genuine with { Principal = new("service:verifier") }, genuine with { Principal = new("") },
        ];

        foreach (var proof in false_)
            Assert.Equal(ErrorCode.Denied, Refused(await eve.PauseWorkAsync(pause with { Proof = proof }, Stop)).Code);
        Assert.Equal("paused", Ok(await eve.PauseWorkAsync(pause with { Proof = genuine }, Stop)).Outcome);
    }

    [Fact]
    public async Task An_exit_is_taken_without_a_claim_by_a_persons_proof_over_this_very_exit_alone()
    {
        var eve = await _hub.AgentAsync("eve");
        var claim = await ClaimAsync(_hub, eve, Decided);
        using var ada = await Person.EnrolAsync(_hub);
        Ok(await eve.ReleaseClaimAsync(new(claim.Claim!.Value), Stop));
        var blocked = new TakeExit.Request(claim.Work!.Value, "blocked");
        var done = blocked with { Exit = "done" };
        Proof?[] useless = [null, ada.Sign("exit/take", done), ada.Sign("step/advance", blocked)];
        foreach (var proof in useless)
            Assert.Equal(ErrorCode.Denied, Refused(await eve.TakeExitAsync(blocked with { Proof = proof }, Stop)).Code);

        // The step is for the role implementer, which this person has not.
        var signed = blocked with { Proof = ada.Sign("exit/take", blocked) };
        Assert.Equal(ErrorCode.Denied, Refused(await eve.TakeExitAsync(signed, Stop)).Code);
    }

    [Fact]
    public async Task A_signature_that_is_cut_or_spelled_otherwise_is_denied_and_crashes_nothing()
    {
        var eve = await _hub.AgentAsync("eve");
        var work = await _hub.AddChangeAsync();
        using var ada = await Person.EnrolAsync(_hub);
        var pause = new ChangeWork.Request(work);
        var genuine = ada.Sign("work/pause", pause);
        string[] spoilt =
        [
            "", "A", genuine.Signature[..10], genuine.Signature[..39], genuine.Signature[..85],
            genuine.Signature + "AA",
            "=" + genuine.Signature[1..], "é" + genuine.Signature[1..], new('A', 86), new('A', 100_000),
            new('_', 86), genuine.Signature.Replace('-', '+').Replace('_', '/') + "==" + "!",
        ];

        foreach (var signature in spoilt)
        {
            var proof = genuine with { Signature = signature };
            Assert.Equal(ErrorCode.Denied, Refused(await eve.PauseWorkAsync(pause with { Proof = proof }, Stop)).Code);
        }
    }

    [Fact]
    public async Task A_proof_that_was_seen_is_a_repetition_however_its_signature_is_spelled()
    {
        var eve = await _hub.AgentAsync("eve");
        var work = await _hub.AddChangeAsync();
        using var ada = await Person.EnrolAsync(_hub);
        var pause = new ChangeWork.Request(work);
        var proof = ada.Sign("work/pause", pause);
        Ok(await eve.PauseWorkAsync(pause with { Proof = proof }, Stop));
        Ok(await eve.ResumeWorkAsync(pause with { Proof = ada.Sign("work/resume", pause) }, Stop));

        // The other valid signature over the same bytes: s is replaced by the order of the curve less s.
        var twin = proof with { Signature = Twin(proof.Signature) };
        foreach (var again in new[] { proof, twin })
            Ok(await eve.PauseWorkAsync(pause with { Proof = again }, Stop));

        Assert.Equal(Lifecycle.Open, Ok(await eve.GetWorkAsync(new(work), Stop)).Work.Lifecycle);
    }

    [Fact]
    public async Task Sealed_loads_enrolments_and_operator_verbs_want_a_person()
    {
        var eve = await _hub.AgentAsync("eve");
        var work = await _hub.AddChangeAsync();
        using var ada = await Person.EnrolAsync(_hub);
        using var self = await Person.KnownNowhereAsync(_hub, "eve");
        var policy = JsonElement.Parse("""
            { "kind": "Policy", "spec": "0.1", "base": "HEAD", "defaultWorkflow": "task", "agentWorkflows": ["task"],
              "agentRoles": ["maintainer"], "protected": [] }
            """);
        Refusal[] refusals =
        [
            Refused(await eve.LoadWorkflowAsync(new(Workflow(Decided, "change")), Stop)),
            Refused(await eve.LoadPolicyAsync(new(policy), Stop)),
            Refused(await eve.EnrollPrincipalAsync(self.Enrolment(), Stop)),
            Refused(await eve.EnrollPrincipalAsync(
                new(PrincipalKind.Service, "mine", ["verifier"],
                    SecretDigest: new("sha256:" + new string('0', 64))), Stop)),
            Refused(await eve.EnrollPrincipalAsync(
                self.Enrolment() with { Proof = self.Sign("principal/enroll", self.Enrolment()) }, Stop)),
            Refused(await eve.PauseWorkAsync(new(work), Stop)),
            Refused(await eve.ResumeWorkAsync(new(work), Stop)),
            Refused(await eve.RevokeClaimAsync(new(work, "I want it"), Stop)),
            Refused(await eve.CreateWorkAsync(new("Ungated", Workflow: "change"), Stop)),
        ];

        Assert.All(refusals, refusal => Assert.Equal(ErrorCode.Denied, refusal.Code));
        Assert.All(refusals, refusal => Assert.NotEmpty(refusal.Next));
        Assert.DoesNotContain(
            Ok(await eve.ReadEventsAsync(new(0), Stop)).Events,
            entry => entry.Type is "policy.loaded" or "work.paused");
    }

    [Fact]
    public async Task A_key_that_is_no_key_proves_nothing()
    {
        var eve = await _hub.AgentAsync("eve");
        var work = await _hub.AddChangeAsync();
        Ok(await eve.EnrollPrincipalAsync(new(PrincipalKind.Human, "ghost", ["maintainer"], new('A', 120)), Stop));

        var proof = new Proof(new("human:ghost"), _hub.Clock.Now, new('A', 86));
        Assert.Equal(ErrorCode.Denied, Refused(await eve.PauseWorkAsync(new(work, Proof: proof), Stop)).Code);
    }

    private static string Twin(string signature)
    {
        var bytes = Base64Url.DecodeFromChars(signature);
        var s = new BigInteger(bytes.AsSpan(32), isUnsigned: true, isBigEndian: true);
        var other = (Order - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.AsSpan(32).Clear();
        other.CopyTo(bytes.AsSpan(64 - other.Length));
        return Base64Url.EncodeToString(bytes);
    }
}
