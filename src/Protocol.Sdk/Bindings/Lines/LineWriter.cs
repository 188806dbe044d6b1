using System.Threading.Channels;

namespace Protocol.Bindings.Lines;

/// <summary>
/// Writes whole lines, one after the other. It holds nothing back: whoever writes to a reader that does not read waits
/// here, and so stops asking for more.
/// </summary>
internal sealed class LineWriter(Stream output)
{
    private readonly Channel<bool> _turn = Channel.CreateBounded<bool>(1);

    /// <summary>Writes a line and its newline, and flushes.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        var bytes = new byte[line.Length + 1];
        line.CopyTo(bytes);
        bytes[^1] = (byte)'\n';

        await _turn.Writer.WriteAsync(true, cancellationToken).ConfigureAwait(false);
        try
        {
            // A line that was begun is finished: half a line would spoil the next.
            await output.WriteAsync(bytes, CancellationToken.None).ConfigureAwait(false);
            await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turn.Reader.TryRead(out _);
        }
    }
}
