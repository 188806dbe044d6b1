using System.Text;

namespace Protocol.Server.Cli;

/// <summary>What a command finds around it: streams, terminal, environment, place and clock.</summary>
/// <param name="In">What is typed or piped in.</param>
/// <param name="Out">The answer.</param>
/// <param name="Error">What is no answer.</param>
/// <param name="Interactive">Whether a person may sit there: input and output are a terminal.</param>
/// <param name="Directory">Where the command was given.</param>
/// <param name="Variable">Reads an environment variable.</param>
/// <param name="Clock">The time.</param>
internal sealed record Surroundings(
    TextReader In,
    TextWriter Out,
    TextWriter Error,
    bool Interactive,
    string Directory,
    Func<string, string?> Variable,
    TimeProvider Clock)
{
    /// <summary>Reads a line from the terminal without showing it; null where input ends.</summary>
    public Func<string?> ReadSecret { get; init; } = static () => null;

    /// <summary>Of this process.</summary>
    public static Surroundings OfProcess() => new(
        Console.In,
        Console.Out,
        Console.Error,
        !Console.IsInputRedirected && !Console.IsOutputRedirected,
        Environment.CurrentDirectory,
        Environment.GetEnvironmentVariable,
        TimeProvider.System)
    {
        ReadSecret = ReadKeys,
    };

    private static string? ReadKeys()
    {
        var typed = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
                return typed.ToString();

            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length--;
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
    }
}
