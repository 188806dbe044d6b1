using System.Text.Json;
using Protocol.Json;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>The bundle is all schemas in one document, and judges as they do.</summary>
public sealed class BundleTests
{
    private const string IdBase = "https://w3id.org/signalbox/0.1/";

    private static readonly JsonElement Bundle =
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(SchemaFolder.Root, SchemaFolder.Bundle)));

    public static TheoryData<string> Examples => [.. SchemaFolder.Examples];

    [Fact]
    public void It_holds_every_schema_under_its_id()
    {
        var held = Bundle.GetProperty("$defs").EnumerateObject().ToList();

        Assert.All(held, one => Assert.Equal(one.Name, one.Value.GetProperty("$id").GetString()));
        Assert.Equal(SchemaFolder.Schemas.Select(IdOf), held.Select(one => one.Name));
    }

    [Theory, MemberData(nameof(Examples))]
    public void An_example_is_judged_alike_through_it(string path)
    {
        var alone = SchemaFolder.Load(SchemaFolder.SchemaOf(path)).Validate(SchemaFolder.Read(path));
        var id = IdOf(SchemaFolder.SchemaOf(path));

        var load = JsonSchema.Load(Held(id)!.Value, Held, id);

        Assert.Empty(load.Faults);
        Assert.Equal(alone, load.Schema!.Validate(SchemaFolder.Read(path)));
    }

    private static string IdOf(string path) => IdBase + path[..^".json".Length];

    private static JsonElement? Held(string id) =>
        Bundle.GetProperty("$defs").TryGetProperty(id, out var schema) ? schema : null;
}
