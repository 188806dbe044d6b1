using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Histories;

/// <summary>
/// One call as the one who made it saw it. Start and end are nanoseconds of one monotonic clock; where no answer came
/// (the process was killed) both end and answer are null.
/// </summary>
internal sealed record Operation(
    string Actor, string Op, JsonObject Args, long Start, long? End = null, JsonObject? Answer = null)
{
    public string? Key => Args.TextAt("/idempotencyKey");

    public JsonNode? Result => Answer.At("/result");

    public string? Outcome => Result.TextAt("/outcome");

    public string? ErrorCode => Answer.TextAt("/error/data/code");

    /// <summary>The effect is committed, so that the same key must give the same answer for ever.</summary>
    public bool IsCommitted => Outcome is not (null or "held" or "none-available" or "pending" or "fail");
}
