using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Protocol.Server.Hosting;

namespace Protocol.Server.Demo;

/// <summary>A scripted agent: it speaks real MCP with a server process of its own, from its own worktree.</summary>
internal sealed class DemoAgent(string name, string worktree, OwnCommand self, DemoBoard board)
    : IAsyncDisposable
{
    private readonly string _session = Convert.ToHexStringLower(
        System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    private McpClient? _client;

    /// <summary>How the board calls it.</summary>
    public string Name => name;

    /// <summary>Where it works.</summary>
    public string Worktree => worktree;

    /// <summary>The handle of its claim.</summary>
    public string Claim { get; set; } = "";

    /// <summary>How many tools it has called.</summary>
    public int Calls { get; private set; }

    /// <summary>Starts its server, or starts it again: the same session is the same principal.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync();
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Name = name,
            Command = self.File,
            Arguments = [.. self.Arguments, "mcp"],
            WorkingDirectory = worktree,
            EnvironmentVariables = new Dictionary<string, string?> { ["SIGNALBOX_SESSION"] = _session },
        });
        _client = await McpClient.CreateAsync(transport, cancellationToken: cancellationToken);
    }

    /// <summary>Calls a tool; an error is an answer too.</summary>
    public async Task<JsonElement> CallAsync(string tool, JsonObject arguments, CancellationToken cancellationToken)
    {
        Calls++;
        var call = new CallToolRequestParams
        {
            Name = tool,
            Arguments = arguments.ToDictionary(pair => pair.Key, pair => Parse(pair.Value), StringComparer.Ordinal),
        };
        var progress = board.Follow(name);
        var result = await _client!.CallToolAsync(
            call.Name, call.Arguments.ToDictionary(pair => pair.Key, object? (pair) => pair.Value),
            progress, cancellationToken: cancellationToken);
        var text = result.Content.OfType<TextContentBlock>().First().Text;
        var answer = JsonElement.Parse(text);
        return answer.TryGetProperty("claim", out var claim) && claim.ValueKind is JsonValueKind.String
            ? Keep(answer, claim.GetString()!)
            : answer;
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();

        _client = null;
    }

    private static JsonElement Parse(JsonNode? value) => JsonElement.Parse(value?.ToJsonString() ?? "null");

    private JsonElement Keep(JsonElement answer, string claim)
    {
        Claim = claim;
        return answer;
    }
}
