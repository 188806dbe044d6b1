using System.CommandLine;
using Protocol.Operations;
using Protocol.Server.Cli;

namespace Protocol.Server.Tests.Cli;

/// <summary>What a command line says before any hub is asked.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("clam")]
    [InlineData("status", "--unknown")]
    [InlineData("work", "add")]
    [InlineData("work", "add", "title", "--priority", "high")]
    [InlineData("claim", "--lease", "soon")]
    [InlineData("handoff", "decline", "H-1", "--code", "tired")]
    [InlineData("completion", "tcsh")]
    [InlineData("work")]
    public async Task A_command_line_that_does_not_fit_ends_with_64_and_says_so_on_standard_error(params string[] line)
    {
        using var desk = new Desk();

        var typed = await desk.TypeAsync(line);

        Assert.Equal(64, typed.Code);
        Assert.Empty(typed.Out);
        Assert.Contains("invalid-argument", typed.Error, StringComparison.Ordinal);
        Assert.Contains("--help", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claim", "clam")]
    [InlineData("--priority", "work", "add", "title", "--priorty", "1")]
    public async Task A_misspelt_word_is_answered_with_the_nearest_one(string meant, params string[] line)
    {
        using var desk = new Desk();

        Assert.Contains($"Did you mean {meant}?", (await desk.TypeAsync(line)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_a_refusal_is_the_one_value_on_standard_output()
    {
        using var desk = new Desk();

        var typed = await desk.TypeAsync("clam", "--json");

        Assert.Equal(64, typed.Code);
        Assert.Empty(typed.Error);
        Assert.Equal("invalid-argument", typed.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_repository_without_a_workspace_is_told_to_make_one()
    {
        using var desk = new Desk();

        var typed = await desk.TypeAsync("status");

        Assert.Equal(64, typed.Code);
        Assert.Contains("signalbox init", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_outside_a_repository_is_told_how_to_get_one()
    {
        using var desk = new Desk();

        var typed = await desk.TypeAsync("status", "--repo", Path.GetPathRoot(desk.Directory)!);

        Assert.Equal(64, typed.Code);
        Assert.Contains("git init", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_has_a_description_and_examples_that_begin_with_its_name()
    {
        var book = new CommandBook(Surroundings.OfProcess());

        Assert.All(Leaves(SignalboxCommand.Make(book), "signalbox"), leaf =>
        {
            Assert.NotEmpty(leaf.Command.Description ?? "");
            Assert.NotEmpty(book.ExamplesOf(leaf.Command));
            Assert.Contains(book.ExamplesOf(leaf.Command), line => line.Contains(leaf.Path, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Every_example_parses()
    {
        var book = new CommandBook(Surroundings.OfProcess());
        var root = SignalboxCommand.Make(book);
        var lines = Leaves(root, "signalbox").SelectMany(leaf => book.ExamplesOf(leaf.Command))
            .Select(line => line.Split('#')[0].Split("&&")[0])
            .Where(line => line.StartsWith("signalbox ", StringComparison.Ordinal)
                && !line.Contains('|', StringComparison.Ordinal));

        Assert.All(lines, line => Assert.Empty(root.Parse(line["signalbox ".Length..].Replace('\'', '"')).Errors));
    }

    [Fact]
    public async Task The_help_of_a_command_ends_with_examples()
    {
        using var desk = new Desk();

        var typed = await desk.TypeAsync("work", "add", "--help");

        Assert.Equal(0, typed.Code);
        Assert.Contains("Usage:", typed.Out, StringComparison.Ordinal);
        Assert.Contains("signalbox work add", typed.Out, StringComparison.Ordinal);
        Assert.Contains("Examples:", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exit_codes_are_a_topic_of_the_help()
    {
        using var desk = new Desk();

        var typed = await desk.TypeAsync("help", "exit-codes");

        Assert.All(
            [0, 20, 21, 64, 69, 70],
            code => Assert.Contains($"  {code,2}  ", typed.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task A_shell_gets_a_script_that_asks_this_program(string shell)
    {
        using var desk = new Desk();

        Assert.Contains("[suggest:", (await desk.TypeAsync("completion", shell)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_directive_of_those_scripts_completes_commands()
    {
        using var desk = new Desk();

        Assert.Contains("status", (await desk.TypeAsync("[suggest:3]", "sta")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_error_has_one_of_the_exit_codes() =>
        Assert.All(
            Enum.GetValues<ErrorCode>(),
            code => Assert.Contains(ExitCode.Of(code), new[] { 20, 64, 69, 70 }));

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("2h", 7_200)]
    [InlineData("1d", 86_400)]
    [InlineData("PT15M", 900)]
    public void A_duration_is_read_as_people_write_it(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("0s")]
    [InlineData("5 m")]
    [InlineData("99999999999999999999d")]
    [InlineData("9999999999999d")]
    public void Anything_else_is_no_duration(string text) => Assert.Null(DurationText.Read(text));

    [Fact]
    public void What_others_wrote_cannot_steer_a_terminal() =>
        Assert.Equal("red[31m over", Screen.Plain("red\u001b[31m\u202e over\u200b\r"));

    private static IEnumerable<(Command Command, string Path)> Leaves(Command command, string path) =>
        command.Subcommands.Count == 0
            ? [(command, path)]
            : command.Subcommands.SelectMany(member => Leaves(member, $"{path} {member.Name}"));
}
