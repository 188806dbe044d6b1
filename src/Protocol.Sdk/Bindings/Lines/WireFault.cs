using System.Text.Json;
using Protocol.Json;
using Protocol.Operations;

namespace Protocol.Bindings.Lines;

/// <summary>Why a line is no message that can be served, as JSON-RPC says it.</summary>
/// <param name="Number">The number of JSON-RPC.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Id">The id, where the line had one.</param>
/// <param name="Refusal">The same in the words of the registry.</param>
internal sealed record WireFault(int Number, string Message, JsonElement? Id, Refusal Refusal)
{
    /// <summary>Not JSON.</summary>
    public const int ParseError = -32700;

    /// <summary>JSON, but no request.</summary>
    public const int InvalidRequest = -32600;

    /// <summary>No such method.</summary>
    public const int MethodNotFound = -32601;

    /// <summary>The parameters are no object.</summary>
    public const int InvalidParams = -32602;

    /// <summary>The line was not JSON.</summary>
    public static WireFault Unreadable(JsonFault fault)
    {
        var where = fault.BytePosition is { } position ? $"At byte {position}: " : "";
        return new(ParseError, "Parse error", null, Refuse(ErrorCode.InvalidArgument, where + fault.Message));
    }

    /// <summary>The line was JSON, but no request.</summary>
    public static WireFault Invalid(string detail, JsonElement? id = null) =>
        new(InvalidRequest, "Invalid request", id, Refuse(ErrorCode.InvalidArgument, detail));

    /// <summary>The line was longer than the limit.</summary>
    public static WireFault TooLarge(int limit) =>
        new(
            InvalidRequest,
            "Invalid request",
            null,
            Refuse(ErrorCode.TooLarge, $"A message holds at most {limit} bytes; the line was skipped."));

    private static Refusal Refuse(ErrorCode code, string detail) =>
        Refusals.Of(
            code,
            detail,
            null,
            null,
            new NextAction("describe", "It tells the limits of this hub.", Call: new("describe")));
}
