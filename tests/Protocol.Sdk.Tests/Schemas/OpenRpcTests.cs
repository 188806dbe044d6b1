using System.Text.Json;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>schemas/openrpc.json is an OpenRPC document, and says what the list of methods says.</summary>
public sealed class OpenRpcTests
{
    private static readonly JsonElement Document =
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(SchemaFolder.Root, SchemaFolder.OpenRpc)));

    [Fact]
    public async Task The_official_meta_schema_takes_it_and_every_reference_leads_somewhere()
    {
        NodeProgram.Demand("ajv", "@open-rpc/meta-schema", "@json-schema-tools/meta-schema");

        await NodeProgram.RunAsync("openrpc.mjs", Document.GetRawText());
    }

    [Fact]
    public void It_has_every_method_and_a_notification_is_one_without_a_result()
    {
        var list = SchemaFolder.Read("methods.json");
        var listed = Texts(list.GetProperty("methods"), "operation").Select(name => (name, true))
            .Concat(Texts(list.GetProperty("notifications"), "notification").Select(name => (name, false)));

        var told = Document.GetProperty("methods").EnumerateArray()
            .Select(method => (method.Text("name"), method.TryGetProperty("result", out _)));

        Assert.Equal(listed, told);
    }

    [Fact]
    public void An_error_has_the_number_and_the_title_of_the_registry()
    {
        var registered = Registries.Rows("errors", "errors")
            .Select(row => (row.Text("code"), row.GetProperty("number").GetInt32(), row.Text("title")));

        var told = Document.GetProperty("components").GetProperty("errors").EnumerateObject()
            .Select(one => (one.Name, one.Value.GetProperty("code").GetInt32(), one.Value.Text("message")));

        Assert.Equal(registered, told);
    }

    private static IEnumerable<string> Texts(JsonElement rows, string member) =>
        rows.EnumerateArray().Select(row => row.Text(member));
}
