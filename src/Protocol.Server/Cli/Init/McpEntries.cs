using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Server.Hosting;

namespace Protocol.Server.Cli.Init;

/// <summary>
/// Tells the clients that are found of the server. An entry that is there stays as it is; a file that cannot be changed
/// without losing something (comments, unknown shapes) is left to its owner.
/// </summary>
internal sealed class McpEntries(string root, Func<string, string?> variable)
{
    private const string Server = "signalbox";

    /// <summary>The clients that are used here or installed.</summary>
    public IReadOnlyList<McpClient> FindClients() =>
        [.. McpClient.All.Where(client => client.Signs.Any(IsThere) || IsInstalled(client.Command))];

    /// <summary>Whether Codex is used; its configuration is the user's, and is never written.</summary>
    public bool UsesCodex => IsThere("~/.codex") || IsInstalled("codex");

    /// <summary>What the file of a client becomes; null where it names the server already.</summary>
    /// <exception cref="JsonException">The file cannot be changed without losing something.</exception>
    public string? Change(McpClient client)
    {
        var path = Path.Combine(root, client.File);
        var document = File.Exists(path)
            ? JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new JsonException("It holds no object.")
            : [];
        if (document[client.Member] is null)
            document[client.Member] = new JsonObject();

        if (document[client.Member] is not JsonObject servers)
            throw new JsonException($"Its {client.Member} is no object.");

        if (servers.ContainsKey(Server))
            return null;

        servers[Server] = Entry(client);
        using var parsed = JsonDocument.Parse(document.ToJsonString());
        return IndentedJson.Of(parsed.RootElement) + "\n";
    }

    /// <summary>What an entry holds.</summary>
    public JsonObject Entry(McpClient client)
    {
        var entry = new JsonObject();
        if (client.NamesType)
            entry["type"] = "stdio";

        var self = Self();
        entry["command"] = self.File;
        entry["args"] = new JsonArray([.. self.Arguments.Append("mcp").Select(word => JsonValue.Create(word))]);
        return entry;
    }

    /// <summary>The lines for Codex.</summary>
    public string CodexLines()
    {
        var self = Self();
        var words = string.Join(", ", self.Arguments.Append("mcp").Select(Quote));
        return $"[mcp_servers.{Server}]\ncommand = {Quote(self.File)}\nargs = [{words}]";
    }

    /// <summary>The name on the search path, which every clone understands; else where this program lies.</summary>
    private OwnCommand Self() => IsInstalled(Server) ? new(Server, []) : OwnCommand.Find();

    private bool IsThere(string sign)
    {
        var path = sign.StartsWith("~/", StringComparison.Ordinal)
            ? variable("HOME") is { Length: > 0 } home ? Path.Combine(home, sign[2..]) : null
            : Path.Combine(root, sign);
        return path is not null && Path.Exists(path);
    }

    private bool IsInstalled(string command) =>
        (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, command))
            .Any(file => File.Exists(file) || File.Exists($"{file}.exe"));

    private static string Quote(string word)
    {
        var escaped = word
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }
}
