namespace Protocol.Server.Verifier;

/// <summary>Where a verifier works, and what its operator allows.</summary>
/// <param name="Source">The git directory that holds the subjects (the one that all work trees share).</param>
/// <param name="Folder">A folder of the verifier's own, for fetched objects and kept output.</param>
internal sealed record VerifierOptions(string Source, string Folder)
{
    /// <summary>
    /// Where rooms are made; the temporary folder of the system where it is left out. Short: sockets live in it.
    /// </summary>
    public string? Rooms { get; init; }

    /// <summary>How long a command may run where its criterion says nothing.</summary>
    public TimeSpan DefaultTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a command may run whatever its criterion says.</summary>
    public TimeSpan MaxTimeout { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Folders that are searched for executables before the standard ones.</summary>
    public IReadOnlyList<string> SearchFirst { get; init; } = [];

    /// <summary>
    /// Folders that a sandbox hides from a run, beside the home, the temporary folder and the source.
    /// </summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Where the sandbox program is looked for; never on the caller's path.</summary>
    public IReadOnlyList<string> SandboxFolders { get; init; } = ["/usr/bin", "/bin", "/usr/local/bin"];
}
