using System.Text.Json;
using System.Text.RegularExpressions;
using Protocol.Json;
using Protocol.Operations;

namespace Protocol.Server.Hub;

/// <summary>
/// No text that an event would hold carries a handle of this hub [SB-SEC-080]: the journal is for everybody.
/// </summary>
internal static partial class HandleTexts
{
    /// <summary>
    /// Says where a handle stands that does not belong there; of a narrative the packet's check says so.
    /// </summary>
    public static Refusal? WhyRefused(Ask ask)
    {
        if (ask.Request.ValueKind is not JsonValueKind.Object)
            return null;

        foreach (var member in ask.Request.EnumerateObject())
        {
            if (member.Name is "claim" or "handle" or "narrative" or "idempotencyKey" or "_meta")
                continue;

            if (Find(member.Value, JsonPointer.Member("", member.Name)) is { } pointer)
            {
                return Refusals.Of(
                    ErrorCode.InvalidArgument,
                    $"The text at {pointer} holds a handle. A handle is for its holder alone: leave it out.",
                    new() { ["pointer"] = pointer });
            }
        }

        return null;
    }

    private static string? Find(JsonElement value, string pointer) => value.ValueKind switch
    {
        JsonValueKind.String => Handle().IsMatch(value.GetString()!) ? pointer : null,
        JsonValueKind.Array => value.EnumerateArray()
            .Select((item, index) => Find(item, JsonPointer.Item(pointer, index))).FirstOrDefault(at => at is not null),
        JsonValueKind.Object => value.EnumerateObject()
            .Select(member => Handle().IsMatch(member.Name)
                ? pointer
                : Find(member.Value, JsonPointer.Member(pointer, member.Name)))
            .FirstOrDefault(at => at is not null),
        _ => null,
    };

    [GeneratedRegex(@"\b[WV]-[0-9]+\.[0-9]+\.[A-Za-z0-9_-]{24}", RegexOptions.NonBacktracking)]
    private static partial Regex Handle();
}
