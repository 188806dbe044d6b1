namespace Protocol.Gates;

/// <summary>
/// What a verifier measured for a ratchet: the metric at head and at base, or how many members the head has lost.
/// </summary>
public sealed record RatchetMeasure(long? Head = null, long? Base = null, long? Lost = null);
