using Protocol.Gates;

namespace Protocol.Server.Cli;

/// <summary>What <c>check</c> was asked: about which claim or work item, which exit, which subject.</summary>
internal sealed record Question(string? Work, string? Handle, string? Exit, Subject? Subject);
