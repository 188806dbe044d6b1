namespace Protocol.Server.Cli.Init;

/// <summary>
/// How the tests of a repository are run so that they leave a structured report: an exit code alone is no evidence.
/// </summary>
/// <param name="Name">What was recognised.</param>
/// <param name="Argv">The program and its arguments.</param>
/// <param name="Report">Where the report is left.</param>
/// <param name="Format">Its format: <c>trx</c> or <c>junit</c>.</param>
/// <param name="Protected">What steers the runner, and so must equal the base.</param>
internal sealed record TestRunner(
    string Name, IReadOnlyList<string> Argv, string Report, string Format, IReadOnlyList<string> Protected)
{
    /// <summary>Its name in the id of a criterion.</summary>
    public string Id => string.Concat(Name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>Whether the run needs the network, to fetch what it depends on.</summary>
    public bool NeedsNetwork { get; init; }
}
