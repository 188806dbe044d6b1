using System.Text.Json;
using Protocol.Operations;
using Protocol.Principals;

namespace Protocol.Server.Hub;

/// <summary>A request that may write: by whom, of which operation, and what makes it one and the same.</summary>
internal sealed record Ask(
    Caller Caller, string Operation, JsonElement Request, string? IdempotencyKey, Proof? Proof = null)
{
    /// <summary>Makes an ask of a typed request.</summary>
    public static Ask Of<T>(Caller caller, string operation, T request, string? key, Proof? proof = null) =>
        new(caller, operation, ProtocolJson.ToElement(request), key, proof);
}
