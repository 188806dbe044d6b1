namespace Protocol.Gates;

/// <summary>
/// What a gate is asked about: the subject, whether the front end saw uncommitted changes, and the approval that
/// taking an approving exit would give.
/// </summary>
public sealed record Question(Subject? Subject, bool Dirty = false, Approval? Provisional = null);
