using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>work/get</c>.</summary>
public static class GetWork
{
    /// <summary>Which work item.</summary>
    public sealed record Request(WorkId Work, JsonElement? Ext = null);

    /// <summary>Outcome <c>ok</c>.</summary>
    public sealed record Result(string Outcome, WorkView Work);
}
