using System.Buffers;
using System.IO.Pipelines;

namespace Protocol.Bindings.Lines;

/// <summary>Splits a stream into lines and never holds more than one line of the limit.</summary>
internal sealed class LineReader(Stream input, int limit)
{
    private readonly PipeReader _reader = PipeReader.Create(input, new(leaveOpen: true));

    /// <summary>The next line that is not empty, or null at the end of the stream.</summary>
    public async ValueTask<Line?> ReadAsync(CancellationToken cancellationToken)
    {
        var skipping = false;
        while (true)
        {
            var read = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var rest = read.Buffer;
            if (TryTake(ref rest, out var taken))
            {
                var line = skipping || taken.Length > limit ? new Line(default, true) : new(Trim(taken), false);
                _reader.AdvanceTo(rest.Start);
                if (line.TooLong || line.Utf8.Length > 0)
                    return line;
            }
            else if (read.IsCompleted)
            {
                return TakeLast(rest, skipping);
            }
            else
            {
                // What exceeds the limit is dropped at once, so that a line without an end costs no memory.
                skipping |= rest.Length > limit;
                _reader.AdvanceTo(skipping ? rest.End : rest.Start, rest.End);
            }
        }
    }

    private static bool TryTake(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is not { } end)
        {
            line = default;
            return false;
        }

        line = rest.Slice(0, end);
        rest = rest.Slice(rest.GetPosition(1, end));
        return true;
    }

    private static byte[] Trim(ReadOnlySequence<byte> line)
    {
        var bytes = line.ToArray();
        return bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes;
    }

    private Line? TakeLast(ReadOnlySequence<byte> rest, bool skipping)
    {
        Line? last = skipping || rest.Length > limit ? new Line(default, true)
            : rest.Length > 0 ? new Line(Trim(rest), false)
            : null;
        _reader.AdvanceTo(rest.End);

        return last is { TooLong: false, Utf8.Length: 0 } ? null : last;
    }
}
