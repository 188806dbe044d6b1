using System.Text.Json;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Server.Tests.Hub;
using static Protocol.Server.Tests.Drills.Drill;
using static Protocol.Server.Tests.Hub.TestHub;

namespace Protocol.Server.Tests.Drills;

/// <summary>A worker that says what only a verifier may say.</summary>
public sealed class TestimonyDrills : IAsyncDisposable
{
    private const string Tests = """
        { "id": "tests", "kind": "command", "run": { "argv": ["run-tests"] },
          "report": { "path": "out/*.trx", "format": "trx" }, "expect": { "tests": { "minExecuted": 3 } } }
        """;

    private const string Statement = """
        { "id": "scan", "kind": "evidence", "predicateType": "https://shop.example/scan/v1",
          "schema": { "type": "object", "properties": { "clean": { "type": "boolean", "const": true } },
            "required": ["clean"] } }
        """;

    private readonly TestHub _hub = new();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Theory]
    [InlineData("https://w3id.org/signalbox/0.1/criterion-run")]
    [InlineData("https://w3id.org/signalbox/0.1/gate-decision")]
    [InlineData("https://in-toto.io/attestation/test-result/v0.1")]
    [InlineData("https://shop.example/scan/v1")]
    public async Task Testimony_of_any_type_passes_no_gate_of_a_verifier(string type)
    {
        var ada = await _hub.AgentAsync("ada");
        var claim = await ClaimAsync(_hub, ada, Tests);
        var run = ProtocolJson.ToElement(Run("pass", tests: new(9, 9, 0, 0)));
        Ok(await ada.ReportProgressAsync(new(claim.Claim!.Value, Subject: Head), Stop));

        var submitted = Ok(await ada.SubmitEvidenceAsync(new(claim.Work!.Value, type, run, Resolved(Head)), Stop));

        Assert.Equal(Trust.Claimed, submitted.Trust);
        await StaysAsync(ada, claim.Claim.Value, "evidence.missing");
    }

    [Fact]
    public async Task Testimony_of_the_wanted_type_stays_below_the_trust_that_counts()
    {
        var (ada, bob, verifier) = (
            await _hub.AgentAsync("ada"), await _hub.AgentAsync("bob"), await _hub.VerifierAsync());
        var claim = await ClaimAsync(_hub, ada, Statement);
        var clean = JsonElement.Parse("""{ "clean": true }""");
        Ok(await ada.ReportProgressAsync(new(claim.Claim!.Value, Subject: Head), Stop));
        foreach (var worker in new[] { ada, bob })
        {
            Ok(await worker.SubmitEvidenceAsync(
                new(claim.Work!.Value, "https://shop.example/scan/v1", clean, Head), Stop));
        }

        await StaysAsync(ada, claim.Claim.Value, "trust.below_minimum");

        var dirty = JsonElement.Parse("""{ "clean": false }""");
        Ok(await verifier.SubmitEvidenceAsync(
            new(claim.Work!.Value, "https://shop.example/scan/v1", dirty, Head), Stop));
        await StaysAsync(ada, claim.Claim.Value, "evidence.schema");
    }

    [Fact]
    public async Task A_worker_takes_no_verification_request_and_reports_none()
    {
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var claim = await ClaimAsync(_hub, ada, Tests);
        Ok(await ada.RequestVerificationAsync(new(claim.Claim!.Value, Subject: Head), Stop));

        Assert.Equal(ErrorCode.Denied, Refused(await ada.AcquireVerificationAsync(new(), Stop)).Code);
        var taken = Ok(await verifier.AcquireVerificationAsync(new(), Stop));
        foreach (var handle in new[] { taken.Handle!.Value.Value, claim.Claim.Value.Value, "V-1.1.x" })
        {
            var refused = Refused(await ada.ReportVerificationAsync(
                new(new(handle), taken.Task!.Nonce, Resolved(Head), Run("pass", tests: new(9, 9, 0, 0))), Stop));
            Assert.Contains(refused.Code, (ErrorCode[])[ErrorCode.Denied, ErrorCode.NotHolder]);
            Assert.NotEmpty(refused.Next);
        }

        await StaysAsync(ada, claim.Claim.Value, "evidence.missing");
    }

    [Fact]
    public async Task A_report_with_another_nonce_or_about_another_subject_mints_nothing()
    {
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var first = await ClaimAsync(_hub, ada, Tests);
        var second = await ClaimAsync(_hub, ada, Tests);
        Ok(await ada.RequestVerificationAsync(new(first.Claim!.Value, Subject: Head), Stop));
        Ok(await ada.RequestVerificationAsync(new(second.Claim!.Value, Subject: Later), Stop));
        var one = Ok(await verifier.AcquireVerificationAsync(new(), Stop));
        var other = Ok(await verifier.AcquireVerificationAsync(new(), Stop));
        var run = Run("pass", tests: new(9, 9, 0, 0));

        Task<Answer<ReportVerification.Result>> Report(string nonce, Subject subject) =>
            verifier.ReportVerificationAsync(new(one.Handle!.Value, nonce, subject, run), Stop);

        Assert.Equal(ErrorCode.EvidenceRejected, Refused(await Report(other.Task!.Nonce, Resolved(Head))).Code);
        Assert.Equal(ErrorCode.EvidenceRejected, Refused(await Report(one.Task!.Nonce, Resolved(Later))).Code);
        Assert.Equal(
            ErrorCode.EvidenceRejected, Refused(await Report(one.Task.Nonce, new(Sha256: new('a', 64)))).Code);
        Assert.Equal("minted", Ok(await Report(one.Task.Nonce, Resolved(Head))).Outcome);
        Assert.Equal(ErrorCode.StaleFence, Refused(await Report(one.Task.Nonce, Resolved(Head))).Code);
        await StaysAsync(ada, second.Claim.Value, "evidence.missing");
    }

    [Theory]
    [InlineData(1, true, "3 0 0", "report.contradiction")]
    [InlineData(0, false, "3 0 0", "report.incomplete")]
    [InlineData(0, true, "0 0 0", "tests.too_few")]
    [InlineData(0, true, "2 0 0", "tests.too_few")]
    [InlineData(0, true, "3 1 0", "tests.failed")]
    [InlineData(0, true, "3 0 1", "tests.skipped")]
    public async Task A_report_that_says_more_than_its_counts_does_not_pass(
        int exitCode, bool complete, string passedFailedSkipped, string code)
    {
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var claim = await ClaimAsync(_hub, ada, Tests);
        Ok(await ada.RequestVerificationAsync(new(claim.Claim!.Value, Subject: Head), Stop));

        var counts = passedFailedSkipped.Split(' ').Select(count => int.Parse(count, null)).ToArray();
        var tests = new TestCounts(counts[0] + counts[1], counts[0], counts[1], counts[2]);
        await Drill.ReportAsync(verifier, Run("pass", exitCode, complete, tests));

        await StaysAsync(ada, claim.Claim.Value, code);
    }

    [Fact]
    public async Task A_report_without_counts_passes_no_gate_that_wants_tests()
    {
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var claim = await ClaimAsync(_hub, ada, Tests);
        Ok(await ada.RequestVerificationAsync(new(claim.Claim!.Value, Subject: Head), Stop));

        await Drill.ReportAsync(verifier, Run("pass"));

        await StaysAsync(ada, claim.Claim.Value, "report.missing");
    }

    [Fact]
    public async Task A_holder_names_no_tree_and_no_manifest_beside_its_commit()
    {
        var ada = await _hub.AgentAsync("ada");
        var claim = (await ClaimAsync(_hub, ada, Tests)).Claim!.Value;
        Subject[] forged =
        [
            Resolved(Head), Head with { GitTree = new('a', 40) }, Head with { Sha256 = new('a', 64) },
            new(GitTree: new('a', 40)), new(GitTree: new('a', 40), Sha256: new('a', 64)), new(),
        ];
        foreach (var subject in forged)
        {
            Assert.Equal(
                ErrorCode.InvalidArgument,
                Refused(await ada.AdvanceStepAsync(new(claim, Subject: subject), Stop)).Code);
            Assert.Equal(
                ErrorCode.InvalidArgument,
                Refused(await ada.CheckGateAsync(new(claim, Subject: subject), Stop)).Code);
            Assert.Equal(
                ErrorCode.InvalidArgument,
                Refused(await ada.RequestVerificationAsync(new(claim, Subject: subject), Stop)).Code);
            Assert.Equal(
                ErrorCode.InvalidArgument,
                Refused(await ada.ReportProgressAsync(new(claim, Subject: subject), Stop)).Code);
        }
    }

    [Fact]
    public async Task The_manifest_of_what_was_verified_stands_for_that_content_and_for_nothing_later()
    {
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var claim = (await ClaimAsync(_hub, ada, Tests)).Claim!.Value;
        Ok(await ada.RequestVerificationAsync(new(claim, Subject: Head), Stop));
        await Drill.ReportAsync(verifier, Run("pass", tests: new(3, 3, 0, 0)));
        Ok(await ada.ReportProgressAsync(new(claim, Subject: Later), Stop));
        await StaysAsync(ada, claim, "evidence.subject_mismatch");

        var told = Ok(await ada.CheckGateAsync(new(claim, Subject: new(Sha256: new('a', 64))), Stop));

        Assert.Equal(new string('a', 40), told.Subject!.GitTree);
        Assert.Equal(("pass", new string('a', 64)), (told.Outcome, told.Subject.Sha256));
        await StaysAsync(ada, claim, "evidence.subject_mismatch");
    }

    [Fact]
    public async Task A_failed_run_is_not_undone_by_committing_the_same_tree_again()
    {
        var (ada, verifier) = (await _hub.AgentAsync("ada"), await _hub.VerifierAsync());
        var claim = (await ClaimAsync(_hub, ada, Tests)).Claim!.Value;
        Ok(await ada.RequestVerificationAsync(new(claim, Subject: Head), Stop));
        await Drill.ReportAsync(verifier, Run("fail", 1, tests: new(3, 2, 1, 0)));
        Ok(await ada.RequestVerificationAsync(new(claim, Subject: Later), Stop));

        // The report arrives while another commit is the current one, so that nothing is resolved by it.
        Ok(await ada.ReportProgressAsync(new(claim, Subject: Head), Stop));
        await Drill.ReportAsync(verifier, Run("pass", tests: new(3, 3, 0, 0)));

        var check = Ok(await ada.CheckGateAsync(new(claim, Subject: Later), Stop));
        Assert.Equal(("pending", "flake.contradiction"), (check.Outcome, Codes(check)));
        Ok(await ada.ReportProgressAsync(new(claim, Subject: Later), Stop));
        await StaysAsync(ada, claim, "flake.contradiction");
        await _hub.AssertFoldIsStateAsync();
    }
}
