namespace Protocol.Server.Cli.Init;

/// <summary>
/// A client of the Model Context Protocol, and the file in which a repository tells it of its servers.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file, by path in the repository.</param>
/// <param name="Member">The member that holds the servers.</param>
/// <param name="NamesType">Whether an entry names its transport.</param>
/// <param name="Signs">What shows that it is used: paths in the repository, or in the home (<c>~/</c>).</param>
/// <param name="Command">The program that shows that it is installed.</param>
internal sealed record McpClient(
    string Name, string File, string Member, bool NamesType, IReadOnlyList<string> Signs, string Command)
{
    /// <summary>The clients whose entries can be written.</summary>
    public static IReadOnlyList<McpClient> All { get; } =
    [
        new("Claude Code", ".mcp.json", "mcpServers", false,
            [".mcp.json", ".claude", "CLAUDE.md", "~/.claude"],
            "claude"),
        new("Cursor", ".cursor/mcp.json", "mcpServers", false, [".cursor", ".cursorrules", "~/.cursor"], "cursor"),
        new("VS Code", ".vscode/mcp.json", "servers", true, [".vscode", "~/.vscode"], "code"),
    ];
}
