using Protocol.Gates;
using Protocol.Operations;
using Protocol.Policies;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Stores;

/// <summary>One committed state of the workspace. Lists come in the order that each names.</summary>
internal interface IReadView
{
    /// <summary>The store's time: never earlier than any instant that it ever committed.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The position of the last event; 0 for an empty journal.</summary>
    long Head { get; }

    /// <summary>Finds a work item.</summary>
    WorkItem? FindWork(WorkId id);

    /// <summary>Tells how work items stand; one that does not exist is left out.</summary>
    IReadOnlyDictionary<WorkId, Lifecycle> FindLifecycles(IReadOnlyCollection<WorkId> ids);

    /// <summary>What may be claimable at an instant: <see cref="WorkIndex.ClaimableFrom"/> is not later. By priority,
    /// then age; lazily, so that the first match costs one row.</summary>
    IEnumerable<WorkItem> ReadClaimable(DateTimeOffset now);

    /// <summary>All work items, by priority, then age; those of one lifecycle where one is named.</summary>
    IEnumerable<WorkItem> ReadWork(Lifecycle? lifecycle);

    /// <summary>What a principal holds, oldest first.</summary>
    IReadOnlyList<WorkItem> ReadHeldBy(PrincipalId holder);

    /// <summary>Work items that a principal lost (<see cref="WorkIndex.LostBy"/>), oldest first.</summary>
    IReadOnlyList<WorkItem> ReadLostBy(PrincipalId holder);

    /// <summary>Work items with an open verification request, oldest first.</summary>
    IEnumerable<WorkItem> ReadUnverified();

    /// <summary>Work items with an open handoff, oldest first.</summary>
    IEnumerable<WorkItem> ReadOffered();

    /// <summary>Work items that may need a person, oldest first.</summary>
    IEnumerable<WorkItem> ReadAttention();

    /// <summary>Open work items that depend on one, oldest first.</summary>
    IReadOnlyList<WorkItem> ReadDependents(WorkId id);

    /// <summary>How many work items are not terminal.</summary>
    long CountOpen();

    /// <summary>Finds a workflow by digest, or the current one of an id.</summary>
    StoredWorkflow? FindWorkflow(Digest digest);

    /// <summary>Finds the workflow of an id that was loaded last.</summary>
    StoredWorkflow? FindWorkflow(string id);

    /// <summary>The current workflow of every id, by id.</summary>
    IReadOnlyList<StoredWorkflow> ReadWorkflows();

    /// <summary>The current policy; null before the first was loaded.</summary>
    Policy? FindPolicy();

    /// <summary>Finds an enrolled principal.</summary>
    EnrolledPrincipal? FindPrincipal(PrincipalId id);

    /// <summary>Finds an enrolled service by the digest of its secret.</summary>
    EnrolledPrincipal? FindPrincipalBySecret(Digest secretDigest);

    /// <summary>Whether any human is enrolled.</summary>
    bool IsSealed { get; }

    /// <summary>The committed answer to an idempotency key of a principal.</summary>
    StoredAnswer? FindAnswer(PrincipalId principal, string key);

    /// <summary>
    /// Events after a position, in order, at most <paramref name="limit"/>; of one work item where one is named.
    /// </summary>
    IReadOnlyList<JournalEntry> ReadJournal(long after, WorkId? work, int limit);

    /// <summary>Finds the event of a type that names a handoff, for its packet.</summary>
    JournalEntry? FindEvent(string type, WorkId work, string idInData);
}
