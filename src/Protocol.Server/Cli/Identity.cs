using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>What <c>signalbox whoami</c> prints.</summary>
internal sealed record Identity(string Outcome, GetStatus.Whoami Principal, string Session, bool Sealed);
