using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Protocol.Server.Tests.Drills;

/// <summary>A real front end, to which a drill sends whatever bytes it likes.</summary>
internal sealed class Served : IDisposable
{
    /// <summary>What every request of the younger era carries.</summary>
    public const string Meta =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
        + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private int _id;

    private Served(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    public static Served Start(string directory, string mode, IReadOnlyDictionary<string, string>? variables = null) =>
        new(Process.Start(Binary.Prepare(Binary.File, directory, variables, mode))!);

    /// <summary>Sends a line as it is.</summary>
    public async Task SendAsync(byte[] line)
    {
        await _process.StandardInput.BaseStream.WriteAsync(line);
        await _process.StandardInput.BaseStream.WriteAsync("\n"u8.ToArray());
        await _process.StandardInput.BaseStream.FlushAsync();
    }

    /// <summary>The next line that it says.</summary>
    public async Task<JsonElement> ReadAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask().WaitAsync(Patience);
        return JsonElement.Parse(line ?? throw new EndOfStreamException(await _process.StandardError.ReadToEndAsync()));
    }

    /// <summary>Sends a line, and reads the answer.</summary>
    public async Task<JsonElement> TellAsync(string line)
    {
        await SendAsync(Encoding.UTF8.GetBytes(line));
        return await ReadAsync();
    }

    /// <summary>Calls an operation with arguments as JSON.</summary>
    public Task<JsonElement> AskAsync(string method, string arguments = "{}") =>
        TellAsync(
            $$"""{"jsonrpc":"2.0","id":{{++_id}},"method":"{{method}}","params":"""
                + arguments.ReplaceLineEndings(" ") + "}");

    /// <summary>Calls an operation, which must be carried out.</summary>
    public async Task<JsonElement> DoAsync(string method, string arguments = "{}")
    {
        var answer = await AskAsync(method, arguments);
        return answer.TryGetProperty("result", out var result)
            ? result
            : throw new Xunit.Sdk.XunitException($"{method} {arguments}: {answer}");
    }

    /// <summary>Calls an operation, which must be refused: with a code, a detail and a next action.</summary>
    public async Task<JsonElement> RefusedAsync(string method, string arguments, string code)
    {
        var answer = await AskAsync(method, arguments);
        return DemandRefusal(answer, code, $"{method} {arguments}");
    }

    /// <summary>Calls a tool.</summary>
    public Task<JsonElement> CallAsync(string tool, string arguments = "{}") => TellAsync(
        $$"""{"jsonrpc":"2.0","id":{{++_id}},"method":"tools/call","params":{"name":"{{tool}}","""
            + $$"""
              "arguments":{{arguments}},{{Meta}} } }
              """);

    /// <summary>Asserts that an answer is a refusal of the registry with something to do next.</summary>
    public static JsonElement DemandRefusal(JsonElement answer, string code, string asked)
    {
        Assert.True(answer.TryGetProperty("error", out var error), $"{asked}: {answer}");
        var refusal = error.GetProperty("data");
        Assert.True(code == refusal.GetProperty("code").GetString(), $"{asked}: {refusal}");
        Assert.NotEqual("", refusal.GetProperty("detail").GetString());
        Assert.True(refusal.GetProperty("next").GetArrayLength() > 0, $"{asked}: {refusal}");
        return refusal;
    }

    /// <summary>Ends its input; how long it lived on, and with what it ended.</summary>
    public async Task<(int Code, TimeSpan Took)> EndAsync()
    {
        _process.StandardInput.Close();
        return await ExitAsync();
    }

    /// <summary>Sends SIGTERM.</summary>
    public async Task<(int Code, TimeSpan Took)> TerminateAsync()
    {
        var signal = new ProcessStartInfo("sh", ["-c", $"kill -TERM {_process.Id}"]);
        Assert.Equal((0, ""), await Binary.RunAsync(Binary.Redirected(signal), ""));
        return await ExitAsync();
    }

    /// <summary>Goes away as a reader.</summary>
    public void StopReading() => _process.StandardOutput.Close();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private async Task<(int Code, TimeSpan Took)> ExitAsync()
    {
        var watch = Stopwatch.StartNew();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return (_process.ExitCode, watch.Elapsed);
    }
}
