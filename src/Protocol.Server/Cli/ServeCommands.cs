using System.CommandLine;
using Protocol.Bindings.JsonRpc;
using Protocol.Bindings.Mcp;
using Protocol.Leases;
using Protocol.Operations;
using Protocol.Server.Hosting;

namespace Protocol.Server.Cli;

/// <summary><c>mcp</c> and <c>rpc</c>: what runs until its input ends.</summary>
internal static class ServeCommands
{
    /// <summary>Makes <c>mcp</c>.</summary>
    public static Command MakeMcp(CommandBook book)
    {
        var preset = new Option<string>("--preset")
        {
            Description = "Which tools there are: worker, or planner with create_work.",
            HelpName = "PRESET",
            DefaultValueFactory = _ => "worker",
        };
        preset.AcceptOnlyFromAmong("worker", "planner");
        return book.Define(
            new Command("mcp", "Serves one agent over the Model Context Protocol on standard input and output.")
                { preset },
            call => ServeAsync(call, async (place, streams, cancellationToken) =>
            {
                await using var hub = new LeaseKeeper(place.Hub, call.Surroundings.Clock);
                var options = await ReadOptionsAsync(call, place, call.Get(preset) is "planner");
                await McpBinding.RunAsync(hub, options, streams.Input, streams.Output, cancellationToken);
            }),
            "signalbox mcp",
            "signalbox mcp --preset planner");
    }

    /// <summary>Makes <c>rpc</c>.</summary>
    public static Command MakeRpc(CommandBook book) => book.Define(
        new Command("rpc", "Serves one program over JSON-RPC 2.0, one message a line, on standard input and output."),
        call => ServeAsync(call, (place, streams, cancellationToken) =>
            JsonRpcBinding.RunAsync(place.Plain, streams.Input, streams.Output, cancellationToken)),
        "signalbox rpc",
        "echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"status\",\"params\":{}}' | signalbox rpc");

    private static async Task<McpBindingOptions> ReadOptionsAsync(Invocation call, Workplace place, bool createWork)
    {
        var described = await place.Plain.DescribeAsync(new(), call.CancellationToken);
        var hub = (described as Answer<Describe.Result>.Ok)?.Result;
        return new()
        {
            ServerVersion = hub?.Hub.Version ?? "0",
            CreateWork = createWork,
            Profiles = [.. hub?.Profiles.Keys ?? []],
            Verifier = await place.FindVerifierAsync(call.CancellationToken),
            Time = call.Surroundings.Clock,
        };
    }

    private static async Task<int> ServeAsync(
        Invocation call, Func<Workplace, StdioStreams, CancellationToken, Task> serve)
    {
        using var streams = StdioStreams.Take();
        var opened = await Workplace.OpenSlotAsync(call);
        if (opened is not Answer<Workplace>.Ok(var place))
            return call.Refuse(((Answer<Workplace>.Refused)opened).Refusal);

        await using (place)
            await StdioHost.RunAsync(stopping => serve(place, streams, stopping), call.CancellationToken);

        return ExitCode.Proceed;
    }
}
