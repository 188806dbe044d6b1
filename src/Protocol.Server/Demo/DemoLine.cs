namespace Protocol.Server.Demo;

/// <summary>
/// A line of the story. <paramref name="Tone"/>: <c>plain</c>, <c>good</c>, <c>bad</c> (refused, as it must be).
/// </summary>
internal sealed record DemoLine(TimeSpan At, string Who, string Text, string Tone);
