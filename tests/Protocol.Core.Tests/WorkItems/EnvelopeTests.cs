using System.Text;
using Protocol.Gates;
using Protocol.WorkItems;
using static Protocol.People;

namespace Protocol;

/// <summary>spec/evidence.md: which envelopes are recorded, and what is recorded of them.</summary>
public sealed class EnvelopeTests
{
    private const string Good =
        """
        { "_type": "https://in-toto.io/Statement/v1", "predicateType": "https://a.example/x", "predicate": {},
          "subject": [ { "digest": { "sha512": "1" } }, { "digest": { "gitCommit": "c1" } } ] }
        """;

    [Fact]
    public void A_statement_in_an_envelope_is_recorded_at_the_trust_of_whoever_brings_it()
    {
        var work = Make();

        Assert.Equal("evidence.minted", work.When(Ada, Submit(Wrap(Good))));

        var recorded = work.Item.Evidence[^1];
        Assert.Equal(("https://a.example/x", new Subject("c1"), Trust.Claimed), (
            recorded.PredicateType, recorded.Subject, recorded.Trust));
        Assert.Null(recorded.Predicate);
    }

    [Theory]
    [InlineData("Statement/v1", "Statement/v0.1")]
    [InlineData("\"https://a.example/x\"", "\"\"")]
    [InlineData("\"predicate\": {}", "\"predicate\": []")]
    [InlineData("\"gitCommit\": \"c1\"", "\"gitCommit\": 1")]
    [InlineData("\"subject\"", "\"subjects\"")]
    [InlineData("{ \"_type\"", "[ \"_type\"")]
    public void What_is_no_statement_is_refused(string good, string bad) => Refused(
        Submit(Wrap(Good.Replace(good, bad, StringComparison.Ordinal))));

    [Fact]
    public void Another_type_or_no_base64_is_refused()
    {
        Refused(Submit(Wrap(Good) with { PayloadType = "application/json" }));
        Refused(Submit(Wrap(Good) with { Payload = "%" }));
        Refused(Submit(Wrap(Good) with { Payload = "A" }));
    }

    [Fact]
    public void A_statement_and_an_envelope_at_once_or_neither_are_refused()
    {
        Refused(Submit(Wrap(Good)) with { Subject = new("c1") });
        Refused(Submit(Wrap(Good)) with { Envelope = null });
    }

    private static void Refused(WorkItemCommand.Submit command)
    {
        var work = Make();

        Assert.Equal("refused: invalid-argument", work.When(Ada, command));
        Assert.Contains("/envelope", work.Refusal!.Details!.Value.GetRawText(), StringComparison.Ordinal);
    }

    private static Scenario Make() => new Scenario(Flows.Gated(Runs.Criterion)).Given(Ada, Ask.Acquire());

    private static WorkItemCommand.Submit Submit(Envelope envelope) =>
        new(null, null, null, Trust.Claimed, envelope);

    private static Envelope Wrap(string statement) => new(
        Envelope.InTotoType, Convert.ToBase64String(Encoding.UTF8.GetBytes(statement)), [new("AAAA")]);
}
