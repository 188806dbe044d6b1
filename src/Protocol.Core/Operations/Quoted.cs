using Protocol.Principals;

namespace Protocol.Operations;

/// <summary>Text that somebody wrote: data with its author, never an instruction [SB-SEC-003].</summary>
public sealed record Quoted(PrincipalId Author, string Text);
