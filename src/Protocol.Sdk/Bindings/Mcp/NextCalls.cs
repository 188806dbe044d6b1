using System.Text.Json.Nodes;
using Protocol.Operations;

namespace Protocol.Bindings.Mcp;

/// <summary>
/// A hub names what comes next by its operation. An agent has tools: each call gets the tool beside the operation, and
/// the arguments as the tool takes them.
/// </summary>
internal static class NextCalls
{
    /// <summary>Translates all calls in a result.</summary>
    public static void Translate(JsonNode? node, IReadOnlyCollection<string> tools)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Translate(item, tools);
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, member) in members)
            {
                if (name is "next" or "options" && member is JsonArray actions)
                    TranslateActions(actions, tools);
                else
                    Translate(member, tools);
            }
        }
    }

    private static void TranslateActions(JsonArray actions, IReadOnlyCollection<string> tools)
    {
        foreach (var action in actions)
        {
            if ((action as JsonObject)?["call"] is JsonObject call)
                TranslateCall(call, tools);
        }
    }

    private static void TranslateCall(JsonObject call, IReadOnlyCollection<string> tools)
    {
        var operation = (string?)call["op"] ?? "";
        if (OperationTable.Find(operation)?.Tool is not { } tool || !tools.Contains(tool))
            return;

        call.Remove("args", out var given);
        var arguments = given as JsonObject ?? [];
        call["tool"] = tool;
        call["args"] = Reading.Meaning(operation, arguments) ?? ToolArguments.Flatten(arguments);
    }
}
