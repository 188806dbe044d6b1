using Protocol.Server.Cli;
using Protocol.Server.Tests.Git;

namespace Protocol.Server.Tests.Cli;

/// <summary>
/// Somebody who types commands in a real repository: without a terminal, or at one with prepared answers.
/// </summary>
internal sealed class Desk : IDisposable
{
    private readonly Dictionary<string, string> _variables = [];

    public Desk()
    {
        Repository.Commit(("src/code.txt", "code\n"));
        Directory = Repository.Folder;
        _variables["HOME"] = Repository.Beside("home");
    }

    public SourceRepository Repository { get; } = new();

    public string Directory { get; set; }

    /// <summary>Passphrases, in the order in which they are typed; with them there is a terminal.</summary>
    public Queue<string> Passphrases { get; } = [];

    /// <summary>Whether a terminal is there.</summary>
    public bool Interactive { get; set; }

    /// <summary>What is typed in plain sight.</summary>
    public string Input { get; set; } = "";

    public void Set(string variable, string value) => _variables[variable] = value;

    /// <summary>Types a command.</summary>
    public async Task<Typed> TypeAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader(Input);
        var surroundings = new Surroundings(
            input, output, error, Interactive, Directory, _variables.GetValueOrDefault, TimeProvider.System)
        {
            ReadSecret = () => Passphrases.TryDequeue(out var typed) ? typed : null,
        };
        var code = await SignalboxCommand.RunAsync(arguments, surroundings, TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Types a command that must be carried out, and answers it as JSON.</summary>
    public async Task<Typed> DoAsync(params string[] arguments)
    {
        var typed = await TypeAsync([.. arguments, "--json"]);
        Assert.True(typed.Code is 0, $"{string.Join(' ', arguments)}: {typed.Code} {typed.Out} {typed.Error}");
        Assert.Empty(typed.Error);
        return typed;
    }

    public void Dispose() => Repository.Dispose();
}
