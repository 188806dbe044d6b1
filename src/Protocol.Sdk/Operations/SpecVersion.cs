using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Operations;

/// <summary>The version of the standard, which each request may state; no state hangs on a connection.</summary>
public static class SpecVersion
{
    /// <summary>The version that this SDK speaks.</summary>
    public const string Current = "0.1";

    /// <summary>The member of <c>_meta</c> that states it.</summary>
    public const string MetaKey = "org.w3id.signalbox/version";

    /// <summary>Refuses a request that states another version; a request that states none is taken as it is.</summary>
    public static Refusal? Check(JsonElement? meta)
    {
        if (meta is not { ValueKind: JsonValueKind.Object } stated || !stated.TryGetProperty(MetaKey, out var version))
            return null;

        var requested = version.ValueKind == JsonValueKind.String ? version.GetString() : version.GetRawText();
        if (requested == Current)
            return null;

        return Refusals.Of(
            ErrorCode.UnsupportedVersion,
            $"The request states the version '{Shown.Of(requested)}'; this hub speaks {Current}.",
            new JsonObject { ["requested"] = Shown.Of(requested), ["supported"] = new JsonArray(Current) },
            null,
            new NextAction("describe", "It tells what the hub speaks.", Call: new("describe")));
    }
}
