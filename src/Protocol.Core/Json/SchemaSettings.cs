namespace Protocol.Json;

/// <summary>How a validation is done.</summary>
/// <param name="AssertFormat">Whether <c>format: date-time</c> is demanded, not only noted.</param>
/// <param name="MaxFaults">At most so many faults are reported.</param>
/// <param name="MaxSteps">At most so many steps are done; a value that needs more is invalid.</param>
public sealed record SchemaSettings(bool AssertFormat = true, int MaxFaults = 20, int MaxSteps = 200_000)
{
    /// <summary>What every validation of the standard uses.</summary>
    public static SchemaSettings Default { get; } = new();
}
