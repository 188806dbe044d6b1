using Protocol.Operations;
using Protocol.Server.Stores;
using Protocol.WorkItems;

namespace Protocol.Server.Hub;

/// <summary>What the operations of the hub work with.</summary>
internal sealed record HubParts(
    IStore Store, Limits Limits, PinnedWorkflows Workflows, ClaimHandles Handles, Turns Turns);
