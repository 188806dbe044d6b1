namespace Protocol.Bindings.Mcp;

/// <summary>Tells what the agent's worktree stands at, for the calls that name no subject.</summary>
public interface ISubjectSource
{
    /// <summary>The current subject, or null outside a repository or before the first commit.</summary>
    Task<WorktreeSubject?> ReadAsync(CancellationToken cancellationToken);
}
