using System.Text.Json.Nodes;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>What a value has lost on its way; what it has gained (a default that is now written) is none.</summary>
internal static class Losses
{
    public static IEnumerable<string> Between(JsonNode? given, JsonNode? kept, string at = "")
    {
        if (given is JsonObject members && kept is JsonObject others)
        {
            return members.Where(member => !IsOfTheDocument(member.Key, kept))
                .SelectMany(member => Between(member.Value, others[member.Key], $"{at}/{member.Key}"));
        }

        if (given is JsonArray items && kept is JsonArray rest && items.Count == rest.Count)
            return items.SelectMany((item, index) => Between(item, rest[index], $"{at}/{index}"));

        return JsonNode.DeepEquals(given, kept) ? [] : [$"{at}: {given?.ToJsonString()} became {kept?.ToJsonString()}"];
    }

    // The transport's metadata, and what a document carries for others, is in the text that is pinned and in no type.
    private static bool IsOfTheDocument(string name, JsonNode kept) =>
        name is "_meta" or "$schema" || (name == "ext" && kept["ext"] is null);
}
