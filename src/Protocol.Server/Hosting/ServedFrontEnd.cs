using Microsoft.Extensions.Hosting;

namespace Protocol.Server.Hosting;

/// <summary>The one thing that a process serves; when it ends, the process does.</summary>
internal sealed class ServedFrontEnd(Func<CancellationToken, Task> serve, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with what was served, and fails as it did.</summary>
    public Task Ended => _ended.Task;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await serve(stoppingToken);
            _ended.TrySetResult();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _ended.TrySetResult();
        }
        catch (Exception failure)
        {
            _ended.TrySetException(failure);
            throw;
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
