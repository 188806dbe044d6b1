using Protocol.Gates;

namespace Protocol.Bindings.Mcp;

/// <summary>What a worktree stands at: its head commit, and whether there are changes that are not committed.</summary>
public sealed record WorktreeSubject(Subject Subject, bool Dirty);
