using System.Diagnostics.CodeAnalysis;

namespace Protocol.Server.Hosting;

/// <summary>
/// Standard input and output as a protocol has them. While they are taken, whatever else is written to standard output
/// goes to standard error, where it harms nobody.
/// </summary>
internal sealed class StdioStreams : IDisposable
{
    private StdioStreams(Stream input, Stream output) => (Input, Output) = (input, output);

    /// <summary>What the other side says.</summary>
    public Stream Input { get; }

    /// <summary>What the other side hears.</summary>
    public Stream Output { get; }

    /// <summary>Takes them from the process.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "They are disposed of together.")]
    public static StdioStreams Take()
    {
        var streams = new StdioStreams(Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetOut(Console.Error);
        return streams;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Input.Dispose();
        Output.Dispose();
    }
}
