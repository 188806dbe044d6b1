namespace Protocol.Server.Git;

/// <summary>One call of git, as an argument list: no shell sees it.</summary>
internal sealed record GitCommand(params IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Where it runs; the root of the file system where it is left out, so that no repository is found by chance.
    /// </summary>
    public string Folder { get; init; } = Path.GetPathRoot(Path.GetTempPath()) ?? "/";

    /// <summary>A file that is read as the user's configuration, in place of none.</summary>
    public string? Configuration { get; init; }

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many bytes it may print.</summary>
    public int MaxOutput { get; init; } = 64 * 1024 * 1024;

    /// <summary>The verb, for messages.</summary>
    public string Verb => Arguments.FirstOrDefault(argument => argument is not ['-', ..]) ?? "";
}
