using System.Text.Json;

namespace Protocol.Operations;

/// <summary><c>workflow/list</c>.</summary>
public static class ListWorkflows
{
    /// <summary>No argument.</summary>
    public sealed record Request(JsonElement? Ext = null);

    /// <summary>
    /// Outcome <c>ok</c>; <paramref name="Default"/> is what <c>work/create</c> takes where none is named.
    /// </summary>
    public sealed record Result(string Outcome, IReadOnlyList<WorkflowRef> Items, string Default);
}
