namespace Protocol.Json;

/// <summary>Characters that follow each other, both ends included.</summary>
internal readonly record struct PatternRange(int Least, int Most);
