using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Protocol.Operations;
using Protocol.Policies;
using Protocol.Schemas;
using Protocol.Workflows;

namespace Protocol.Sdk.Tests.Spec;

/// <summary>Every example of spec/ is valid against the schema that it names, and has no member that is not
/// known.</summary>
public sealed class ExampleTests
{
    private const string Rpc = "json-rpc.";

    private static readonly JsonSerializerOptions Closed = new(ProtocolJson.Wire)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static TheoryData<string> Names =>
        [.. SpecPages.Examples.Where(one => !IsMessage(one)).Select(one => $"{one}")];

    public static TheoryData<string> Messages =>
        [.. SpecPages.Examples.Where(IsMessage).Select(one => $"{one}")];

    [Fact]
    public void Every_block_of_JSON_names_a_schema_that_exists()
    {
        var unnamed =
            from example in SpecPages.Examples
            where !IsMessage(example) && !SchemaSet.Names.Contains(example.Name + ".json")
            select example;

        Assert.Empty(unnamed);
    }

    [Theory, MemberData(nameof(Names))]
    public void An_example_is_valid(string name)
    {
        var example = Find(name);

        AssertValid(example.Name, JsonElement.Parse(example.Text));
    }

    [Theory, MemberData(nameof(Messages))]
    public void A_message_of_JSON_RPC_is_valid(string name)
    {
        var example = Find(name);
        var message = JsonElement.Parse(example.Text);
        var words = example.Name.Split(' ');

        Assert.Equal("2.0", message.GetProperty("jsonrpc").GetString());
        switch (words[0])
        {
            case "json-rpc.request":
                AssertRequest(message);
                break;
            case "json-rpc.result":
                AssertResult(message.GetProperty("result"), words.ElementAtOrDefault(1));
                break;
            case "json-rpc.notification":
                Assert.False(message.TryGetProperty("id", out _));
                AssertValid("types/notice", message.GetProperty("params"));
                break;
            case "json-rpc.error":
                AssertError(message.GetProperty("error"));
                break;
            default:
                Assert.Fail($"There is no kind of message {words[0]}.");
                break;
        }
    }

    private static bool IsMessage(SpecExample example) => example.Name.StartsWith(Rpc, StringComparison.Ordinal);

    private static SpecExample Find(string name) => SpecPages.Examples.Single(example => $"{example}" == name);

    private static void AssertRequest(JsonElement message)
    {
        var method = message.GetProperty("method").GetString()!;
        var parameters = message.GetProperty("params");
        if (method == "tools/call")
        {
            var tool = parameters.GetProperty("name").GetString();
            AssertValid(FileOf(OperationTable.All.First(one => one.Tool == tool)), parameters.GetProperty("arguments"));
        }
        else if (OperationTable.Find(method) is { } operation)
        {
            AssertValid(FileOf(operation), parameters);
        }
        else
        {
            Assert.Contains(method, (string[])["$/cancelRequest", "message/send"]);
        }
    }

    private static void AssertResult(JsonElement result, string? operation)
    {
        if (result.TryGetProperty("structuredContent", out var content))
        {
            var text = result.GetProperty("content")[0].GetProperty("text").GetString()!;
            Assert.True(JsonElement.DeepEquals(JsonElement.Parse(text), content), "Text and structure differ.");
            result = content;
        }

        if (operation is not null)
            AssertValid($"operations/{operation.Replace('/', '-')}.result", result);
        else
            AssertValid("types/refusal", result.GetProperty("error"));
    }

    private static void AssertError(JsonElement error)
    {
        if (!error.TryGetProperty("data", out var data))
        {
            Assert.Equal(-32800, error.GetProperty("code").GetInt32());
            return;
        }

        AssertValid("types/refusal", data);
        var refusal = data.Deserialize(ProtocolJson.Of<Refusal>())!;
        Assert.Equal(refusal.Title, error.GetProperty("message").GetString());
        Assert.Contains(error.GetProperty("code").GetInt32(), (int[])[(int)refusal.Code, -32601]);
    }

    private static void AssertValid(string name, JsonElement value)
    {
        Assert.Empty(SchemaSet.Of(name + ".json").Validate(value));
        if (value.TryGetProperty("code", out _) && name == "types/refusal")
            AssertRegistered(value.Deserialize(ProtocolJson.Of<Refusal>())!);

        if (TypeOf(name) is not { } type)
            return;

        var node = JsonNode.Parse(value.GetRawText())!.AsObject();
        node.Remove("_meta");
        Assert.NotNull(node.Deserialize(Closed.GetTypeInfo(type)));
    }

    private static void AssertRegistered(Refusal refusal)
    {
        Assert.Equal(Refusals.TitleOf(refusal.Code), refusal.Title);
        Assert.Equal(Refusals.RetryOf(refusal.Code), refusal.Retry);
        Assert.EndsWith("/" + Refusals.Spell(refusal.Code), refusal.Type, StringComparison.Ordinal);
    }

    private static string FileOf(Operation operation) =>
        operation.RequestSchema[..^".json".Length];

    private static Type? TypeOf(string name)
    {
        if (name is "types/refusal")
            return typeof(Refusal);

        if (name is "documents/workflow")
            return typeof(Workflow);

        if (name is "documents/policy")
            return typeof(Policy);

        var operation = OperationTable.All.FirstOrDefault(
            one => name.StartsWith($"operations/{one.Name.Replace('/', '-')}.", StringComparison.Ordinal));
        var types = operation?.GetType().GetGenericArguments();
        return types is null ? null : types[name.EndsWith(".request", StringComparison.Ordinal) ? 0 : 1];
    }
}
