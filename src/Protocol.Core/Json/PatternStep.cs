namespace Protocol.Json;

/// <summary>One instruction of a compiled pattern.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Set">Of a character: which ones.</param>
/// <param name="Next">Where it goes on.</param>
/// <param name="Other">Of a fork: where it goes on as well.</param>
internal readonly record struct PatternStep(PatternStepKind Kind, PatternSet? Set, int Next, int Other = 0);
