using System.Text.Json;
using Protocol.Operations;
using Protocol.Schemas;

namespace Protocol.Sdk.Tests.Operations;

/// <summary>The table says the same as <see cref="IHub"/>, the schemas and the registries.</summary>
public sealed class OperationTableTests
{
    private static readonly JsonElement Registry =
        (SchemaSet.Read("registries/errors.json") ?? throw new InvalidOperationException()).GetProperty("errors");

    public static TheoryData<string> Names => [.. OperationTable.All.Select(operation => operation.Name)];

    public static TheoryData<ErrorCode> Codes => [.. Enum.GetValues<ErrorCode>()];

    [Fact]
    public void Every_method_of_the_hub_is_an_operation()
    {
        Assert.Equal(typeof(IHub).GetMethods().Length, OperationTable.All.Count);
        Assert.Equal(OperationTable.All.Count, OperationTable.All.DistinctBy(operation => operation.Name).Count());
    }

    [Theory, MemberData(nameof(Names))]
    public void The_schema_of_a_request_holds_together(string name) =>
        Assert.NotNull(SchemaSet.Of(OperationTable.Find(name)!.RequestSchema));

    [Theory, MemberData(nameof(Names))]
    public async Task An_operation_refuses_a_member_that_it_does_not_know(string name)
    {
        var answer = await OperationTable.Find(name)!.InvokeAsync(
            new FakeHub(), JsonElement.Parse("""{"zzz":1}"""), TestContext.Current.CancellationToken);

        var refusal = Assert.IsType<Answer<JsonElement>.Refused>(answer).Refusal;
        Assert.Equal(ErrorCode.InvalidArgument, refusal.Code);
        Assert.Contains("/zzz", refusal.Details!.Value.ToString());
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_refusal_says_what_the_registry_says(ErrorCode code)
    {
        var entry = Registry.EnumerateArray()
            .Single(listed => listed.GetProperty("code").GetString() == Refusals.Spell(code));

        Assert.Equal((int)code, entry.GetProperty("number").GetInt32());
        Assert.Equal(entry.GetProperty("title").GetString(), Refusals.TitleOf(code));
        Assert.Equal(
            entry.GetProperty("retry").GetString(),
            JsonNamingPolicy.KebabCaseLower.ConvertName(Refusals.RetryOf(code).ToString()));
    }

    [Fact]
    public void The_registry_has_no_other_codes() =>
        Assert.Equal(Enum.GetValues<ErrorCode>().Length, Registry.GetArrayLength());
}
