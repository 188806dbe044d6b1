using Protocol.WorkItems;

namespace Protocol.Workflows;

/// <summary>
/// A way out of a step: the gate that guards it, where it leads, and whether taking it approves the subject.
/// </summary>
public sealed record Exit(string To, string? Gate = null, Loop? Loop = null, bool Approves = false)
{
    /// <summary>The target that stands for the step from which the visit was entered [SB-FLOW-025].</summary>
    public const string Resume = "@resume";

    /// <summary>The step to which it leads from where an item stands, loops left aside.</summary>
    public string TargetFrom(WorkItem item) => To == Resume ? item.Passages[^1].Step : To;
}
