namespace Protocol.Json;

/// <summary>Why bytes were refused as JSON, ready to be shown.</summary>
/// <param name="Code">The kind of fault.</param>
/// <param name="Message">One sentence; what it quotes is cut and made harmless.</param>
/// <param name="BytePosition">Where, counted from zero, if it has a place.</param>
public sealed record JsonFault(JsonFaultCode Code, string Message, long? BytePosition = null);
