namespace Protocol.Server.Cli.Init;

/// <summary>
/// Something that <c>init</c> would do: what it says of it, the text that would be written, and the deed.
/// </summary>
internal sealed record Change(string Says, string? Text, Action Apply);
