using System.Text.Json;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>Three validators judge every example and every mutant alike: ours, NJsonSchema and ajv.</summary>
public sealed class AgreementTests
{
    private const int Least = 5_000;

    private static readonly Dictionary<CorpusDocument, bool> Verdicts = Corpus.All.ToDictionary(
        one => one, one => SchemaFolder.Load(one.Schema).Validate(JsonElement.Parse(one.Text)).Count == 0);

    [Fact]
    public void The_corpus_is_large_and_has_valid_and_invalid_documents_of_every_schema()
    {
        Assert.True(Corpus.All.Count > Least, $"{Corpus.All.Count} documents");
        var kinds = Corpus.All.GroupBy(one => one.Schema, IsValid).ToDictionary(one => one.Key, one => one.ToHashSet());
        Assert.All(SchemaFolder.Schemas, schema => Assert.Equal(2, kinds[schema].Count));
    }

    [Fact]
    public async Task NJsonSchema_judges_as_we_do_but_for_what_is_known()
    {
        var disagreements = new List<string>();
        foreach (var one in Corpus.All.Where(one => KnownDisagreements.Why(one) is null))
        {
            var second = await SecondValidator.LoadAsync(one.Schema, TestContext.Current.CancellationToken);
            if (IsValid(one) != (second.Validate(one.Text).Count == 0))
                disagreements.Add($"{one.Name}: we say {Told(IsValid(one))}");
        }

        Assert.True(disagreements.Count == 0, Told(disagreements));
    }

    [Fact]
    public async Task Ajv_takes_every_schema_strictly_and_judges_as_we_do_by_the_files_and_by_the_bundle()
    {
        NodeProgram.Demand("ajv", "ajv-formats");
        var lines = Corpus.All.Select(one => $"{{\"schema\":\"{IdOf(one)}\",\"document\":{OnOneLine(one.Text)}}}\n");

        var answers = (await NodeProgram.RunAsync("judge.mjs", string.Concat(lines))).Split('\n')[..^1];

        Assert.Equal(Corpus.All.Count, answers.Length);
        var disagreements = Corpus.All.Zip(answers)
            .Where(pair => pair.Second != $"{Told(IsValid(pair.First))} {Told(IsValid(pair.First))}")
            .Select(pair => $"{pair.First.Name}: we say {Told(IsValid(pair.First))}, ajv says {pair.Second}").ToList();
        Assert.True(disagreements.Count == 0, Told(disagreements));
    }

    private static bool IsValid(CorpusDocument one) => Verdicts[one];

    private static string IdOf(CorpusDocument one) =>
        SchemaFolder.Read(one.Schema).GetProperty("$id").GetString()!;

    private static string OnOneLine(string text) => JsonSerializer.Serialize(JsonElement.Parse(text), Flat);

    private static readonly JsonSerializerOptions Flat = new() { WriteIndented = false };

    private static string Told(bool isValid) => isValid ? "valid" : "invalid";

    private static string Told(List<string> disagreements) =>
        $"{disagreements.Count} disagreements:\n{string.Join('\n', disagreements.Take(30))}";
}
