using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Protocol.Sdk.Tests.Bindings;

/// <summary>The official client of MCP takes the server as it is, in both eras.</summary>
public sealed class OfficialClientTests
{
    [Theory, InlineData(null), InlineData("2026-07-28"), InlineData("2025-11-25"), InlineData("2025-06-18")]
    public async Task The_official_client_lists_and_calls_the_tools(string? version)
    {
        var running = TestContext.Current.CancellationToken;
        await using var wire = Wire.Mcp(new FakeHub(), new() { Profiles = ["core"] });
        await using var client = await McpClient.CreateAsync(
            new StreamClientTransport(wire.Requests, wire.Answers),
            new() { ProtocolVersion = version },
            cancellationToken: running);

        var tools = await client.ListToolsAsync(cancellationToken: running);
        var claimed = await client.CallToolAsync(
            "claim", new Dictionary<string, object?> { ["work"] = "W-1" }, cancellationToken: running);
        var refused = await client.CallToolAsync(
            "release", new Dictionary<string, object?> { ["claim"] = "W-1.0.old" }, cancellationToken: running);

        Assert.Equal(11, tools.Count);
        Assert.Equal("claimed", claimed.StructuredContent!.Value.GetProperty("outcome").GetString());
        Assert.Contains("\"claimed\"", Assert.IsType<TextContentBlock>(Assert.Single(claimed.Content)).Text);
        Assert.True(refused.IsError);
        Assert.Contains("stale-fence", client.ServerInstructions);
    }
}
