namespace Protocol.Workflows;

/// <summary>From where the workflow is read: <c>base</c>, or the <c>head</c> that is judged by it.</summary>
public sealed record ProcessPolicy(string Source);
