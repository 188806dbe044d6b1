using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>The examples beside the schemas are what their folders say, whoever judges.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Examples => [.. SchemaFolder.Examples];

    public static TheoryData<string> ExamplesForAnother => [.. SchemaFolder.Examples.Except(BlindSpots)];

    public static TheoryData<string> ValidExamplesOfTypes => [.. SchemaFolder.Examples
        .Where(path => IsValid(path) && Words.WireOf(SchemaFolder.SchemaOf(path)) is not null)];

    /// <summary>What the second validator does not see.</summary>
    private static readonly HashSet<string> BlindSpots =
        ["examples/work-create.request/invalid/no-such-day.json"]; // It takes the thirtieth of February.

    [Theory, MemberData(nameof(Examples))]
    public void An_example_is_judged_as_its_folder_says(string path)
    {
        var faults = SchemaFolder.Load(SchemaFolder.SchemaOf(path)).Validate(SchemaFolder.Read(path));

        Assert.True(IsValid(path) == (faults.Count == 0), string.Join("; ", faults));
    }

    [Theory, MemberData(nameof(ExamplesForAnother))]
    public async Task Another_validator_judges_an_example_alike(string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var schema = await SecondValidator.LoadAsync(SchemaFolder.SchemaOf(path), cancellation);

        var faults = schema.Validate(SchemaFolder.Read(path).GetRawText());

        Assert.True(IsValid(path) == (faults.Count == 0), string.Join("; ", faults));
    }

    [Theory, MemberData(nameof(ValidExamplesOfTypes))]
    public void A_valid_example_goes_through_its_type_without_losing_a_member(string path)
    {
        var schema = SchemaFolder.SchemaOf(path);
        var given = SchemaFolder.Read(path);

        var value = JsonSerializer.Deserialize(given, Words.WireOf(schema)!);
        var written = JsonSerializer.SerializeToElement(value, Words.WireOf(schema)!);

        Assert.Empty(Losses.Between(JsonNode.Parse(given.GetRawText()), JsonNode.Parse(written.GetRawText())));
        Assert.Empty(SchemaFolder.Load(schema).Validate(written));
    }

    [Fact]
    public void Every_document_operation_and_event_has_two_examples_of_each_kind()
    {
        var schemas = SchemaFolder.Schemas.Where(path => path.Split('/')[0] is "documents" or "operations" or "events");

        Assert.All(schemas, schema =>
        {
            var examples = SchemaFolder.Examples.Where(path => SchemaFolder.SchemaOf(path) == schema).ToList();
            Assert.True(examples.Count(IsValid) >= 2, schema);
            Assert.True(examples.Count(path => !IsValid(path)) >= 2, schema);
        });
    }

    private static bool IsValid(string path) => path.Split('/')[2] switch
    {
        "valid" => true,
        "invalid" => false,
        _ => throw new FormatException($"{path} lies neither under valid nor under invalid."),
    };
}
