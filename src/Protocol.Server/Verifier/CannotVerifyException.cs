using System.Text.Json;

namespace Protocol.Server.Verifier;

/// <summary>
/// The verifier cannot decide: a report with status <c>error</c>, which is never a verdict and costs no attempt. The
/// code is a reason of the registry.
/// </summary>
internal sealed class CannotVerifyException(string code, string message, JsonElement? data = null) : Exception(message)
{
    /// <summary>Trouble of the verifier itself.</summary>
    public CannotVerifyException(string message) : this("verifier.error", message) { }

    /// <summary>The reason code.</summary>
    public string Code { get; } = code;

    /// <summary>The data of the reason.</summary>
    public new JsonElement? Data { get; } = data;
}
