using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>
/// Who holds a work item. <paramref name="LeaseMs"/> is what is left of the term; 0 where it has run out.
/// </summary>
public sealed record HolderView(PrincipalId Principal, Fence Fence, long LeaseMs, DateTimeOffset Since, string? Note);
