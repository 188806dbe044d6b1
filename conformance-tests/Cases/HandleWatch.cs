using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>Knows every handle that a case was given, and looks for them where none belongs.</summary>
internal sealed class HandleWatch
{
    private readonly ConcurrentDictionary<string, bool> _handles = [];

    public void Learn(JsonNode? result)
    {
        foreach (var handle in new[] { result.TextAt("/claim"), result.TextAt("/handle") }.OfType<string>())
            _handles[handle] = true;
    }

    public void CheckIn(string place, JsonNode? answer)
    {
        var text = answer?.ToJsonString() ?? "";
        CaseFailure.Unless(
            !_handles.Keys.Any(handle => text.Contains(handle, StringComparison.Ordinal)),
            $"[SB-WORK-024] a handle stands in {place}");
    }
}
