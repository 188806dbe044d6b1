using System.Text.Json;
using Protocol.Operations;
using Protocol.WorkItems;
using static Protocol.People;

namespace Protocol.Gates;

/// <summary>spec/gates.md: equal inputs give equal verdicts, byte for byte but for the instant.</summary>
public sealed class DeterminismTests
{
    private const string Aged =
        """
        { "id": "young", "kind": "limit", "fact": "work.ageMs", "max": 3600000 },
        { "id": "cooled", "kind": "limit", "fact": "step.ageMs", "min": 1800000, "required": false }
        """;

    [Theory]
    [InlineData(0, 29, true)]
    [InlineData(30, 60, true)]
    [InlineData(61, 400, true)]
    [InlineData(29, 30, false)]
    [InlineData(60, 61, false)]
    public void Between_the_instants_at_which_time_alone_changes_it_a_verdict_stays_the_same(
        int first, int second, bool isSame)
    {
        var work = new Scenario(Flows.Gated(Aged)).Given(Ada, Ask.Acquire(86_400_000));

        var one = work.After(first).Judge();
        var other = work.After(second - first).Judge();

        Assert.Equal(isSame, Text(one) == Text(other));
        Assert.Equal(isSame, one.EvaluationId == other.EvaluationId);
        Assert.Equal(one.InputsDigest, other.InputsDigest);
        Assert.Equal(isSame, one.ValidUntil is not { } until || until > other.AsOf);
    }

    [Fact]
    public void An_alternative_that_will_pass_first_is_an_instant_at_which_a_verdict_changes()
    {
        var work = new Scenario(Flows.Gated(
            """
            { "id": "either", "kind": "any-of", "anyOf": [
              { "id": "cooled", "kind": "limit", "fact": "step.ageMs", "min": 60000, "max": 120000 },
              { "id": "low", "kind": "limit", "fact": "work.priority", "max": 9 } ] }
            """)).Given(Ada, Ask.Acquire());

        Assert.Equal(Scenario.Begin.AddMinutes(1), work.Judge().ValidUntil);
    }

    [Fact]
    public void The_approval_that_an_exit_would_give_is_the_same_whenever_it_is_asked()
    {
        var work = new Scenario(Flows.Gated(Aged)).Given(Ada, Ask.Acquire());
        var approval = new Approval(
            Bob.Principal, Bob.Kind, Bob.Party, Bob.Roles, Trust.Claimed, new("c1"), true, null, "make", 1,
            work.Now, null);

        var one = work.Judge(question: new(new("c1"), false, approval));
        var other = work.After(1).Judge(question: new(new("c1"), false, approval with { At = work.Now }));

        Assert.Equal(Text(one), Text(other));
    }

    [Fact]
    public void Every_input_changes_the_digest_of_the_inputs()
    {
        var work = new Scenario(Flows.Gated(Runs.Criterion)).Given(Ada, Ask.Acquire());
        List<Digest> digests = [work.Judge().InputsDigest];
        digests.Add(work.Given(Ada, new WorkItemCommand.Progress(work.Fence, null, new("c1"))).Judge().InputsDigest);
        digests.Add(work.Judge(question: new(work.Item.Subject, Dirty: true)).InputsDigest);
        digests.Add(work.Judge("go").InputsDigest);
        digests.Add(work.Given(Bob, Ask.Approve(new Subject("c1"))).Judge().InputsDigest);
        digests.Add(work.Given(Bob, Ask.Submit("x", "{}", new("c1"))).Judge().InputsDigest);
        digests.Add(work.Given(Ada, Ask.Verify(work.Fence)).Judge().InputsDigest);
        digests.Add(work.Given(Verifier, Runs.Report(work.Taken(), Runs.Errored)).Judge().InputsDigest);
        digests.Add(work.Given(Ada, Ask.Recover()).Judge().InputsDigest);

        Assert.Equal(digests.Count, digests.Distinct().Count());
    }

    [Fact]
    public void A_check_promises_nothing_and_writes_nothing()
    {
        var work = new Scenario(Flows.Gated(Runs.Criterion)).Given(Ada, Ask.Acquire()).Verified("c1", Runs.Passed);
        var before = JsonSerializer.Serialize(work.Item, ProtocolJson.Of<WorkItem>());
        Assert.True(work.Judge().MayProceed);
        Assert.Equal(before, JsonSerializer.Serialize(work.Item, ProtocolJson.Of<WorkItem>()));

        Assert.Equal("unmoved: pending", work.When(Ada, Ask.Advance(work.Fence, subject: new("c2"))));
    }

    private static string Text(Verdict verdict) =>
        JsonSerializer.Serialize(verdict with { AsOf = default }, ProtocolJson.Of<Verdict>());
}
