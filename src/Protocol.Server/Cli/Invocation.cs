using System.CommandLine;
using System.Text.Json;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>One run of one command: what was typed, where, and how its answer leaves.</summary>
internal sealed class Invocation(CommandBook book, ParseResult parsed, CancellationToken cancellationToken)
{
    /// <summary>What the command finds around it.</summary>
    public Surroundings Surroundings { get; } = book.Surroundings;

    /// <summary>Ends with the process.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Whether the answer is for a program.</summary>
    public bool Json { get; } = parsed.GetValue(book.Json);

    /// <summary>Shows the answer to a person.</summary>
    public Screen Screen => field ??= new Screen(Surroundings.Out, rich: Surroundings.Interactive);

    /// <summary>Where questions to a person are put: never among JSON.</summary>
    public TextWriter Prompts => Json ? Surroundings.Error : Surroundings.Out;

    /// <summary>The directory that the command is about.</summary>
    public string Directory =>
        Path.GetFullPath(parsed.GetValue(book.Repository) ?? ".", Surroundings.Directory);

    /// <summary>The value of an option.</summary>
    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>The value of an argument.</summary>
    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>Whether an option was typed.</summary>
    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Asks the hub of this place, and shows what it answers.</summary>
    public async Task<int> AskAsync<T>(
        Func<Workplace, Task<Answer<T>>> ask, Action<Screen, T> show, Action<Workplace, Answer<T>>? after = null)
    {
        var opened = await Workplace.OpenAsync(this);
        if (opened is Answer<Workplace>.Refused(var refusal))
            return Refuse(refusal);

        await using var place = ((Answer<Workplace>.Ok)opened).Result;
        var answer = await ask(place);
        after?.Invoke(place, answer);
        return Show(answer, show);
    }

    /// <summary>Shows an answer, and says its exit code.</summary>
    public int Show<T>(Answer<T> answer, Action<Screen, T> show)
    {
        if (answer is not Answer<T>.Ok(var result))
            return Refuse(((Answer<T>.Refused)answer).Refusal);

        var element = CliJson.ToElement(result);
        if (Json)
            Print(element);
        else
            show(Screen, result);

        return element.TryGetProperty("outcome", out var outcome)
            ? ExitCode.OfOutcome(outcome.GetString() ?? "")
            : ExitCode.Proceed;
    }

    /// <summary>Prints one line of JSON.</summary>
    public void Print(JsonElement element) => Surroundings.Out.WriteLine(element.GetRawText());

    /// <summary>
    /// Says why not, and what to do; on standard output for a program, on standard error for a person.
    /// </summary>
    public int Refuse(Refusal refusal) => RefusalText.Write(refusal, Json, Surroundings);
}
