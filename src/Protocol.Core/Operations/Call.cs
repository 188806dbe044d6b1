using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Operations;

/// <summary>An operation by its abstract name (<c>gate/check</c>), with arguments that are ready to send.</summary>
public sealed record Call(string Op, JsonElement? Args = null)
{
    /// <summary>Makes a call with text arguments.</summary>
    public static Call To(string op, params (string Name, string Value)[] arguments)
    {
        var args = new JsonObject();
        foreach (var (name, value) in arguments)
            args[name] = value;

        using var document = JsonDocument.Parse(args.ToJsonString());
        return new(op, document.RootElement.Clone());
    }
}
