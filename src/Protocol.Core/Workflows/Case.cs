using System.Globalization;

namespace Protocol.Workflows;

/// <summary>A case of a decision.</summary>
public sealed record Case(Condition When, string To, string? Name = null)
{
    /// <summary>The name of its exit, as the case number <paramref name="index"/> from 0 [SB-FLOW-024].</summary>
    public string ExitName(int index) => Name ?? string.Create(CultureInfo.InvariantCulture, $"case-{index + 1}");
}
