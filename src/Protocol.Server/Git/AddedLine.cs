namespace Protocol.Server.Git;

/// <summary>A line that one tree has and the other has not; <paramref name="Number"/> counts from 1.</summary>
internal sealed record AddedLine(string Path, int Number, string Text);
