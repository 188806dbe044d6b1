using System.Text.Json.Nodes;
using Protocol.Json;

namespace Protocol.Operations;

/// <summary>Refuses arguments that do not fit their schema: where, by which rule, and what is wanted.</summary>
internal static class InvalidArguments
{
    private const int Told = 8;

    /// <summary>Refuses a call of an operation.</summary>
    public static Refusal Refuse(string called, IReadOnlyList<SchemaFault> faults, params NextAction[] next)
    {
        var told = new JsonArray();
        foreach (var fault in faults.Take(Told))
        {
            told.Add((JsonNode)new JsonObject
            {
                ["pointer"] = fault.Pointer,
                ["keyword"] = fault.Keyword,
                ["message"] = fault.Message,
            });
        }

        var first = faults[0];
        var where = first.Pointer.Length == 0 ? "" : $" at {Shown.Of(first.Pointer)}";
        var more = faults.Count == 1 ? "" : $" ({faults.Count} faults in all)";

        return Refusals.Of(
            ErrorCode.InvalidArgument,
            $"The arguments of {called} do not fit{where}: {first.Message}{more}",
            new JsonObject { ["pointer"] = first.Pointer, ["faults"] = told },
            null,
            next.Length > 0 ? next : [new("describe", "It names the schemas of this hub.", Call: new("describe"))]);
    }
}
