using System.Text.Json;
using Protocol.Operations;
using Protocol.Sdk.Tests.Spec;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>The list of methods is whole, and says what the code, the pages and the conformance cases say.</summary>
public sealed class MethodTests
{
    private static readonly IReadOnlyList<JsonElement> Every =
        [.. SchemaFolder.Read("methods.json").GetProperty("methods").EnumerateArray()];

    [Fact]
    public void Every_method_of_the_hub_stands_in_the_list_of_methods()
    {
        var listed = Registries.Methods.Select(row => MethodOf(row.Text("operation")));

        Assert.Equal(typeof(IHub).GetMethods().Select(method => method.Name).Order(), listed.Order());
    }

    [Fact]
    public void The_bindings_offer_each_method_as_the_list_says()
    {
        var listed = Registries.Methods.Select(row => (
            row.Text("operation"),
            row.TryGetProperty("tool", out var tool) ? tool.GetString() : null,
            row.GetProperty("mutating").GetBoolean(),
            row.GetProperty("holder").GetBoolean(),
            row.Text("scope"),
            row.Text("request")));
        var offered = OperationTable.All.Select(operation => (
            operation.Name,
            operation.Tool,
            operation.Mutating,
            operation.HolderVerb,
            SchemaFolder.Kebab(operation.Scope.ToString()).Replace('-', ':'),
            operation.RequestSchema));

        Assert.Equal(listed.Order(), offered.Order());
    }

    [Fact]
    public void Every_method_names_the_schemas_of_its_operation() => Assert.All(Registries.Methods, row =>
    {
        var file = "operations/" + row.Text("operation").Replace('/', '-');
        Assert.Equal(file + ".request.json", row.Text("request"));
        Assert.Equal(file + ".result.json", row.Text("result"));
    });

    [Fact]
    public void A_method_takes_a_handle_and_an_idempotency_key_where_the_list_says_so() =>
        Assert.All(Registries.Methods, row =>
        {
            var request = SchemaFolder.Read(row.Text("request"));
            var demandsClaim = request.TryGetProperty("required", out var required)
                && required.EnumerateArray().Any(name => name.ValueEquals("claim"));
            var takesKey = request.GetProperty("properties").TryGetProperty("idempotencyKey", out _);
            Assert.Equal(row.GetProperty("holder").GetBoolean(), demandsClaim);
            Assert.Equal(row.GetProperty("mutating").GetBoolean(), takesKey);
        });

    [Fact]
    public void Every_method_fulfils_requirements_of_pages_that_name_it() => Assert.All(Every, row =>
    {
        var operation = row.Text("operation");
        var loose =
            from id in Texts(row, "requirements")
            let page = SpecPages.Requirements.FirstOrDefault(requirement => requirement.Id == id)?.Page
            where page is null || !SpecPages.All[page].Contains($"`{operation}`", StringComparison.Ordinal)
            select $"methods.json: {operation} names {id}, which "
                + (page is null ? "no page has." : $"stands on {page}, where `{operation}` is not named.");

        Assert.Empty(loose);
    });

    [Fact]
    public void A_method_writes_events_where_the_list_says_that_it_does()
    {
        var types = Registries.Rows("event-types", "eventTypes").Select(row => row.Text("type")).ToHashSet();

        Assert.All(Every, row =>
        {
            var events = Texts(row, "events").ToList();
            Assert.Equal(row.GetProperty("mutating").GetBoolean(), events.Count > 0);
            Assert.Empty(events.Except(types));
        });
    }

    [Fact]
    public void Every_type_of_event_is_written_by_a_method_or_by_time_or_begins_the_workspace()
    {
        var types = Registries.Rows("event-types", "eventTypes").Select(row => row.Text("type"));

        Assert.Equal(
            ["claim.expired", "workspace.created"],
            types.Except(Every.SelectMany(row => Texts(row, "events"))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_error_that_a_conformance_case_expects_of_a_method_stands_in_its_list()
    {
        var listed = Every.ToDictionary(row => row.Text("operation"), row => Texts(row, "errors").ToHashSet());
        var unlisted =
            from file in Directory.EnumerateFiles(Path.Combine(SpecPages.Root, "conformance-tests", "cases"), "*.json")
            from expected in Expected(JsonElement.Parse(File.ReadAllBytes(file)))
            where listed.TryGetValue(expected.Operation, out var codes) && !codes.Contains(expected.Code)
            select $"{Path.GetFileName(file)} expects {expected.Code} of {expected.Operation}; add it to methods.json.";

        Assert.Empty(unlisted.Distinct());
    }

    // What work.md says of whatever changes a work item is said for each of them.
    [Fact]
    public void Every_error_of_a_method_can_be_expected_of_all_or_stands_on_a_page_that_names_the_method()
    {
        var mutating = Every.Where(row => row.GetProperty("mutating").GetBoolean()).Select(row => Texts(row, "errors"));
        var ofAll = mutating.Aggregate((one, other) => one.Intersect(other))
            .Concat(["unknown-work", "paused", "work-ended"]).ToHashSet();
        var loose =
            from row in Every
            let operation = row.Text("operation")
            from code in Texts(row, "errors").Where(code => !ofAll.Contains(code))
            where !SpecPages.All.Values.Any(page => page.Contains($"`{operation}`", StringComparison.Ordinal)
                && page.Contains($"`{code}`", StringComparison.Ordinal))
            select $"methods.json: no page names {code} beside {operation}.";

        Assert.Empty(loose);
    }

    private static IEnumerable<string> Texts(JsonElement row, string member) =>
        row.GetProperty(member).EnumerateArray().Select(one => one.GetString()!);

    private static IEnumerable<(string Operation, string Code)> Expected(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Expected),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Expected(member.Value)).Concat(
            value.TryGetProperty("call", out var call) && call.ValueKind == JsonValueKind.String
            && value.TryGetProperty("expectError", out var code) && code.ValueKind == JsonValueKind.String
                ? [(call.GetString()!, code.GetString()!)]
                : []),
        _ => [],
    };

    // work/create is CreateWorkAsync; a noun alone is the whole name.
    private static string MethodOf(string operation) => operation switch
    {
        "claim/progress" => "ReportProgressAsync",
        "workflow/list" => "ListWorkflowsAsync",
        _ => string.Concat(operation.Split('/').Reverse().Select(Capitalised)) + "Async",
    };

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
