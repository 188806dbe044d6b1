using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Protocol.Server.Hosting;

/// <summary>
/// Hosts what serves one front end, until it ends by itself or the process is told to stop. It logs nothing: standard
/// output is a protocol.
/// </summary>
internal static class StdioHost
{
    /// <summary>Runs it.</summary>
    public static async Task RunAsync(Func<CancellationToken, Task> serve, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(serve);
        builder.Services.AddHostedService<ServedFrontEnd>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
        using var host = builder.Build();
        var served = host.Services.GetServices<IHostedService>().OfType<ServedFrontEnd>().Single();

        // RunAsync disposes of the host, and with it of its services.
        await host.RunAsync(cancellationToken);
        await served.Ended;
    }
}
