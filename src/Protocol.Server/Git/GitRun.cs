using System.Text;

namespace Protocol.Server.Git;

/// <summary>What a call of git left: exit code, what it printed, and what it complained of.</summary>
internal sealed record GitRun(int ExitCode, ReadOnlyMemory<byte> Output, string Error)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether it ended well.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>The output as text, without the last line feed.</summary>
    /// <exception cref="GitException">The output is not UTF-8.</exception>
    public string Text => Decode(Output.Span).TrimEnd('\n');

    /// <summary>The output of a command that ends its records with NUL.</summary>
    /// <exception cref="GitException">The output is not UTF-8: a path cannot be named in JSON.</exception>
    public string[] Records => Decode(Output.Span).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Itself, where it ended well.</summary>
    /// <exception cref="GitException">It did not.</exception>
    public GitRun Demand(string what) =>
        Succeeded ? this : throw new GitException($"{what}: git ended with {ExitCode}: {FirstLine(Error)}");

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new GitException("A path in the repository is not UTF-8.");
        }
    }

    private static string FirstLine(string text)
    {
        var line = text.Split('\n', 2)[0].Trim();
        return line.Length > 200 ? line[..200] : line;
    }
}
