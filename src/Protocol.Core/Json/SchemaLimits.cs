namespace Protocol.Json;

/// <summary>How large a schema may be. Everything is bounded by counts and nothing by time, so that a verdict does not
/// depend on the load of a machine.</summary>
public static class SchemaLimits
{
    /// <summary>Bytes of one schema document.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Schemas within each other.</summary>
    public const int MaxDepth = 32;

    /// <summary>Schemas in one document.</summary>
    public const int MaxSubschemas = 1_000;

    /// <summary>Documents that refer to each other.</summary>
    public const int MaxDocuments = 256;

    /// <summary>References that lead to each other without a member or an item between.</summary>
    public const int MaxRefHops = 64;

    /// <summary>Characters of a pattern.</summary>
    public const int MaxPattern = 512;

    /// <summary>Single characters that a pattern stands for when its counted repetitions are written out.</summary>
    public const int MaxPatternSize = 2_000;

    /// <summary>Groups of a pattern within each other.</summary>
    public const int MaxPatternDepth = 16;

    /// <summary>Schemas that are applied within each other, instance and schema taken together.</summary>
    public const int MaxEvaluationDepth = 512;

    /// <summary>The largest integer that every JSON reader keeps exactly: 2^53 - 1.</summary>
    public const long MaxExactInteger = 9_007_199_254_740_991;

    /// <summary>Faults of a schema that one load reports.</summary>
    public const int MaxFaults = 50;
}
