using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>Somebody who held a step of the work item: what exclusions are computed from.</summary>
public sealed record StepHolder(string Step, PrincipalId Principal, string Party);
