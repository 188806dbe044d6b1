using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Schemas;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>
/// Checks every message: a request that does not fit is the suite's fault, a result that does not is the hub's.
/// </summary>
internal static class WireSchemas
{
    public static void CheckRequest(string operation, JsonObject arguments)
    {
        var faults = Validate(operation, "request", arguments);
        if (faults.Count > 0)
            throw new InvalidDataException($"The case asks {operation} wrongly: {string.Join("; ", faults)}");
    }

    public static void CheckResult(string operation, JsonNode? result)
    {
        var faults = Validate(operation, "result", result);
        CaseFailure.Unless(
            faults.Count == 0,
            $"the result of {operation} breaks its schema: {string.Join("; ", faults)}");
    }

    public static void CheckEvent(JsonNode entry)
    {
        var type = entry.TextAt("/type");
        IReadOnlyList<SchemaFault> faults =
        [
            .. SchemaSet.Validate(entry, "schemas/events/entry.json"),
            .. SchemaSet.Has($"schemas/events/{type}.json")
                ? SchemaSet.Validate(entry.At("/data"), $"schemas/events/{type}.json")
                : [],
        ];
        CaseFailure.Unless(faults.Count == 0, $"the event {type} breaks its schema: {string.Join("; ", faults)}");
    }

    private static IReadOnlyList<SchemaFault> Validate(string operation, string part, JsonNode? message)
    {
        var file = $"schemas/operations/{operation.Replace('/', '-')}.{part}.json";
        return SchemaSet.Has(file) ? SchemaSet.Validate(message, file) : [];
    }
}
