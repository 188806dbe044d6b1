namespace Protocol.Server.Verifier;

/// <summary>How a case ended. Whatever is neither passed nor skipped has failed.</summary>
internal enum TestOutcome
{
    /// <summary>It ran and passed.</summary>
    Passed,

    /// <summary>It ran and did not pass.</summary>
    Failed,

    /// <summary>It did not run.</summary>
    Skipped,
}
