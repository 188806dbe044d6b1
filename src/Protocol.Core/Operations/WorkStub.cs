using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>A work item in one line.</summary>
/// <param name="Work">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Lifecycle">Whether it lives.</param>
/// <param name="Availability">Whether it can be claimed.</param>
/// <param name="Step">Where it stands.</param>
/// <param name="Visit">How often that step was entered.</param>
/// <param name="Priority">0 (first) to 9.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Why">Where it is not ready: why, and what would end it.</param>
public sealed record WorkStub(
    WorkId Work,
    string Title,
    Lifecycle Lifecycle,
    Availability Availability,
    string Step,
    int Visit,
    int Priority,
    PrincipalId? Holder = null,
    string? Why = null);
