using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Protocol.Json;

namespace Protocol.Gates;

/// <summary>The evaluator gives the bodies of the vectors, byte for byte, and what was expected by hand.</summary>
public sealed class VectorTests
{
    public static TheoryData<string> Files => [.. Vectors.Files];

    [Theory, MemberData(nameof(Files))]
    public void Every_vector_gives_its_body_and_the_body_is_current(string file)
    {
        var content = Vectors.Read(file);
        List<string> differing = [];
        foreach (var vector in content["vectors"]!.AsArray().Select(one => one!.AsObject()))
        {
            var verdict = Vectors.Evaluate(vector);
            var body = ProtocolJson.ToElement(VerdictBody.Of(verdict));
            var isCurrent = vector["body"] is { } told && vector["evaluationId"] is { } id
                && Canonical(told) == Encoding.UTF8.GetString(CanonicalJson.Write(body))
                && id.GetValue<string>() == verdict.EvaluationId.Value
                && verdict.EvaluationId == CanonicalJson.DigestOf(body);
            if (isCurrent)
                continue;

            differing.Add($"{vector["id"]}: {body.GetRawText()}");
            vector["evaluationId"] = verdict.EvaluationId.Value;
            vector["body"] = JsonNode.Parse(body.GetRawText());
        }

        if (differing.Count > 0 && Environment.GetEnvironmentVariable("SIGNALBOX_APPROVE") == "1")
            Vectors.Write(file, content);

        Assert.Empty(differing);
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_body_is_what_was_expected_by_hand(string file) => Assert.All(
        Vectors.Read(file)["vectors"]!.AsArray().Select(one => one!.AsObject()),
        vector =>
        {
            var (expect, body) = (vector["expect"]!.AsObject(), vector["body"]!.AsObject());
            var criteria = body["criteria"]!.AsArray().ToDictionary(
                one => one!["id"]!.GetValue<string>(),
                one => one!["reasons"]!.AsArray().Select(reason => reason!["code"]!.GetValue<string>())
                    .Prepend(one["status"]!.GetValue<string>()));
            var expected = expect["criteria"]!.AsObject().ToDictionary(
                one => one.Key, one => one.Value!.AsArray().Select(word => word!.GetValue<string>()));

            Assert.Equal(Spell(expected), Spell(criteria));
            Assert.Equal($"{vector["id"]} {expect["status"]}", $"{vector["id"]} {body["status"]}");
            Assert.Equal($"{vector["id"]} {expect["validUntil"]}", $"{vector["id"]} {body["validUntil"]}");
            if (expect["next"] is { } next)
                Assert.Equal(next.AsArray().Select(Text), body["next"]!.AsArray().Select(one => Text(one!["action"])));
        });

    [Theory, MemberData(nameof(Files))]
    public void Every_vector_fits_the_schemas(string file)
    {
        var content = Vectors.Read(file);
        Assert.Empty(Load("conformance-tests/schemas/evaluation-vector.json").Validate(ToElement(content)));
        var inputs = Load("schemas/documents/evaluation-inputs.json");
        var body = Load("schemas/documents/verdict-body.json");

        Assert.All(content["vectors"]!.AsArray(), vector =>
        {
            Assert.Empty(inputs.Validate(ToElement(vector!["inputs"]!)).Select(fault => $"{vector["id"]} {fault}"));
            Assert.Empty(body.Validate(ToElement(vector["body"]!)).Select(fault => $"{vector["id"]} {fault}"));
        });
    }

    [Fact]
    public void Up_to_the_instant_at_which_a_body_changes_its_bytes_stay_the_same() => Gen.Select(
        Gen.Int[0, Vectors.All.Count - 1], Gen.Double[0, 1]).Sample(drawn =>
        {
            var vector = Vectors.All[drawn.Item1].Vector;
            var asOf = vector["asOf"]!.GetValue<DateTimeOffset>();
            var until = vector["body"]!["validUntil"]?.GetValue<DateTimeOffset>() ?? asOf.AddYears(1);
            var span = (long)((until - asOf).TotalMilliseconds - 1);
            var within = asOf.AddMilliseconds((long)(span * drawn.Item2));

            return Vectors.Evaluate(vector, within).EvaluationId.Value == vector["evaluationId"]!.GetValue<string>();
        });

    [Fact]
    public void At_the_instant_that_is_told_a_body_changes() => Assert.All(
        Vectors.All.Where(one => one.Vector["body"]!["validUntil"] is not null),
        one => Assert.NotEqual(
            one.Vector["evaluationId"]!.GetValue<string>(),
            Vectors.Evaluate(one.Vector, one.Vector["body"]!["validUntil"]!.GetValue<DateTimeOffset>())
                .EvaluationId.Value));

    private static string Spell(Dictionary<string, IEnumerable<string>> criteria) => string.Join('\n', criteria
        .OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {string.Join(' ', one.Value)}"));

    private static string Canonical(JsonNode node) => Encoding.UTF8.GetString(CanonicalJson.Write(ToElement(node)));

    private static JsonElement ToElement(JsonNode node) => JsonElement.Parse(node.ToJsonString());

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static JsonSchema Load(string path) => JsonSchema.Load(
        JsonElement.Parse(File.ReadAllText(Path.Combine(Checkout.Root, path))),
        name => JsonElement.Parse(File.ReadAllText(Path.Combine(Checkout.Root, name))),
        path).Schema!;
}
