using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>work/list</c>: stubs, in the order of <c>claim/acquire</c>.</summary>
public static class ListWork
{
    /// <summary>
    /// Filters, each optional, all must hold. <paramref name="Limit"/>: 1 to 100; 20 where it is left out.
    /// </summary>
    public sealed record Request(
        Lifecycle? Lifecycle = null,
        Availability? Availability = null,
        string? Label = null,
        string? Step = null,
        WorkId? After = null,
        int? Limit = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>ok</c>; <paramref name="Total"/> counts all that match.</summary>
    public sealed record Result(string Outcome, IReadOnlyList<WorkStub> Items, long Total, WorkId? After);
}
