using System.Text.Json;

namespace Protocol.Operations;

/// <summary>An operation by its abstract name (<c>gate/check</c>), with arguments that are ready to send.</summary>
public sealed record Call(string Op, JsonElement? Args = null);
