namespace SplitBill;

/// <summary>A bill that several people pay together.</summary>
public static class Bill
{
    /// <summary>Splits an amount among people, in the order in which they pay.</summary>
    /// <param name="cents">The amount in cents, not negative.</param>
    /// <param name="people">How many pay, at least one.</param>
    public static IReadOnlyList<long> Split(long cents, int people)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cents);
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        return [.. Enumerable.Repeat(cents / people, people)];
    }
}
