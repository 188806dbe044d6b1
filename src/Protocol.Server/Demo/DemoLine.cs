namespace Protocol.Server.Demo;

/// <summary>A line of the story.</summary>
internal sealed record DemoLine(TimeSpan At, string Who, string Text, DemoTone Tone);
