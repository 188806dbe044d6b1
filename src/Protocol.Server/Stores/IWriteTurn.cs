using Protocol.Operations;
using Protocol.Policies;
using Protocol.WorkItems;

namespace Protocol.Server.Stores;

/// <summary>
/// A turn alone in the workspace. It sees what it wrote; all of it is committed together, or nothing.
/// </summary>
internal interface IWriteTurn : IReadView
{
    /// <summary>Appends an event at the next position, which must be <see cref="IReadView.Head"/> + 1.</summary>
    void Append(JournalEntry entry);

    /// <summary>Keeps the state of a work item, with what it is found by.</summary>
    void SaveWork(WorkItem item, WorkIndex index);

    /// <summary>Keeps a workflow, and makes it the current one of its id.</summary>
    void SaveWorkflow(StoredWorkflow workflow);

    /// <summary>Makes a policy the current one.</summary>
    void SavePolicy(Policy policy);

    /// <summary>Keeps an enrolled principal.</summary>
    void SavePrincipal(EnrolledPrincipal principal);

    /// <summary>Keeps the answer to an idempotency key.</summary>
    void SaveAnswer(StoredAnswer answer);
}
