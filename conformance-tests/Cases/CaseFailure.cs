namespace Protocol.ConformanceTests.Cases;

/// <summary>The hub did not do what the case demands.</summary>
internal sealed class CaseFailure(string message) : Exception(message)
{
    public static void Unless(bool holds, string message)
    {
        if (!holds)
            throw new CaseFailure(message);
    }
}
