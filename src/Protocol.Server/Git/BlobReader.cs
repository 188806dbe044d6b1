using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Protocol.Server.Git;

/// <summary>
/// Reads blobs by object name through one <c>git cat-file --batch</c>: no filter, no attribute, no work tree.
/// </summary>
internal sealed class BlobReader : IDisposable
{
    private const int MaxBytes = 256 * 1024 * 1024;

    private readonly Process process;
    private readonly Stream output;

    /// <summary>Takes over a process that was started as <c>git cat-file --batch</c>.</summary>
    public BlobReader(Process process)
    {
        this.process = process;
        output = new BufferedStream(process.StandardOutput.BaseStream, 64 * 1024);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Reads a blob whole.</summary>
    /// <exception cref="GitException">There is no such blob, or it is larger than 256 MiB.</exception>
    public async Task<byte[]> ReadAsync(ObjectId id, CancellationToken cancellationToken)
    {
        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(Encoding.ASCII.GetBytes($"{id.Value}\n"), cancellationToken);
        await input.FlushAsync(cancellationToken);

        var header = await ReadLineAsync(cancellationToken);
        var parts = header.Split(' ');
        if (parts is not [_, "blob", var text] || !long.TryParse(text, CultureInfo.InvariantCulture, out var size))
            throw new GitException($"git cannot read the blob {id}: {header}");
        if (size > MaxBytes)
            throw new GitException($"The blob {id} has {size} bytes; {MaxBytes} are read.");

        var content = new byte[size];
        await output.ReadExactlyAsync(content, cancellationToken);
        await output.ReadExactlyAsync(new byte[1], cancellationToken);
        return content;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        GitRunner.Stop(process);
        output.Dispose();
        process.Dispose();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await output.ReadAsync(one, cancellationToken) == 1 && one[0] != '\n' && line.Length < 200)
            line.Append((char)one[0]);
        return line.ToString();
    }
}
