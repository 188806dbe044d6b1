using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>
/// Somebody who held a step of the work item: what exclusions are computed from. <paramref name="Named"/>: and who
/// named a subject there, so that it had a hand in it even where the step only approves.
/// </summary>
public sealed record StepHolder(string Step, PrincipalId Principal, string Party, bool Named = false);
