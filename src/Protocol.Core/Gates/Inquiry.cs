using Protocol.WorkItems;

namespace Protocol.Gates;

/// <summary>One criterion, and all that it is judged from.</summary>
internal sealed record Inquiry(
    Criterion Criterion, string Gate, WorkItem Item, Question About, Circumstances Told, DateTimeOffset AsOf)
{
    /// <summary>What the verdict is about.</summary>
    public Subject? Subject => About.Subject;
}
