using System.Text.Json;

namespace Protocol.Operations;

/// <summary>
/// An error, as every binding carries it [SB-ERR-001]: what was wrong, where, and what can succeed next.
/// </summary>
/// <param name="Code">The registry's code; what clients switch on.</param>
/// <param name="Type">A URI that names the code.</param>
/// <param name="Title">The registry's title.</param>
/// <param name="Detail">One or two sentences about this case.</param>
/// <param name="Retry">Whether the same request may be sent again.</param>
/// <param name="RetryAfterMs">How long to wait first, in milliseconds.</param>
/// <param name="Details">Facts: the pointer of the argument, the current fence, the wanted kind of id.</param>
/// <param name="Next">Operations that do not fail the same way.</param>
public sealed record Refusal(
    ErrorCode Code,
    string Type,
    string Title,
    string Detail,
    Retry Retry,
    long? RetryAfterMs,
    JsonElement? Details,
    IReadOnlyList<NextAction> Next);
