using System.Diagnostics;
using System.Security.Cryptography;
using Protocol.Gates;
using static Protocol.Server.Tests.Verifier.VerifierBench;

namespace Protocol.Server.Tests.Verifier;

/// <summary>How a command is run: environment, time, output, leftovers, overlay.</summary>
public sealed class CommandRunTests : IDisposable
{
    private readonly VerifierBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Exit_code_zero_passes_where_no_tests_are_expected()
    {
        var found = await RunAsync(Shell("echo said; echo complained >&2"));

        Expect(found, "pass");
        Assert.Equal(0, found.Run.ExitCode);
        Assert.Contains("said", found.Run.OutputTail!);
        Assert.Contains("complained", found.Run.OutputTail!);
        Assert.Matches("^sha256:[0-9a-f]{64}$", found.Run.OutputDigest!.Value.Value);
        Assert.True(found.Run.Sandbox is "none" or "bubblewrap");
    }

    [Fact]
    public async Task Another_exit_code_fails()
    {
        Expect(await RunAsync(Shell("exit 3")), "fail", "command.exit_code");
        Expect(await RunAsync(Shell("exit 3", expect: new(3))), "pass");
    }

    [Fact]
    public async Task Nothing_is_inherited_and_home_and_temporary_folder_are_fresh()
    {
        Environment.SetEnvironmentVariable("SIGNALBOX_TEST_SECRET", "leaked");
        var found = await RunAsync(new("run", "command", Run: new(
            ["sh", "-c", "env; ls -A \"$HOME\" \"$TMPDIR\"; cat"],
            Env: new Dictionary<string, string> { ["DECLARED"] = "yes", ["HOME"] = "/elsewhere" })));

        Expect(found, "pass");
        Assert.Contains("DECLARED=yes", found.Run.OutputTail!);
        Assert.Contains("CI=1", found.Run.OutputTail!);
        Assert.DoesNotContain("leaked", found.Run.OutputTail!);
        Assert.DoesNotContain("/elsewhere", found.Run.OutputTail!);
    }

    [Fact]
    public async Task A_command_that_does_not_end_is_stopped_and_no_verdict()
    {
        var watch = Stopwatch.StartNew();

        var found = await RunAsync(new("run", "command", Run: new(["sh", "-c", "echo begun; sleep 60"], "PT1S")));

        Expect(found, "error", "command.timeout");
        Assert.Null(found.Run.ExitCode);
        Assert.Equal("begun", found.Run.OutputTail);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 20);
    }

    [Fact]
    public async Task What_left_the_process_group_ends_with_the_run()
    {
        var number = $"7{RandomNumberGenerator.GetInt32(100_000, 999_999)}";
        var watch = Stopwatch.StartNew();

        var line = $"setsid sleep {number} & sleep {number} & cd /; setsid sleep {number} & echo begun";

        var found = await RunAsync(Shell(line));

        Expect(found, "pass");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
        Assert.DoesNotContain(Directory.EnumerateDirectories("/proc"), folder => Line(folder).Contains(number));
    }

    [Fact]
    public async Task The_room_is_gone_afterwards_whatever_the_run_did_to_it()
    {
        var rooms = Directory.CreateDirectory(bench.Source.Beside("rooms"));
        bench.Options = bench.Options with { Rooms = rooms.FullName };

        Expect(await RunAsync(Shell("mkdir -p a/b && touch a/b/c && chmod 0 a/b a")), "pass");

        Assert.Empty(rooms.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task Much_output_is_bounded_and_told_at_its_end()
    {
        var found = await RunAsync(Shell("head -c 3000000 /dev/zero | tr '\\0' x; printf '\\033[31mthe end\\n'"));

        Expect(found, "pass");
        Assert.InRange(found.Run.OutputTail!.Length, 1900, 2000);
        Assert.EndsWith("xx[31mthe end", found.Run.OutputTail);
        var kept = new FileInfo(Path.Combine(bench.Options.Folder, "output", "V-1.txt"));
        Assert.InRange(kept.Length, 500_000, 600_000);
    }

    [Theory]
    [InlineData("no-such-program")]
    [InlineData("./missing.sh")]
    public async Task An_executable_that_is_not_there_is_no_verdict(string name) =>
        Expect(await RunAsync(new("run", "command", Run: new([name]))), "error", "verifier.error");

    [Fact]
    public async Task A_command_may_work_in_a_folder_of_the_subject_and_in_no_other()
    {
        var commit = bench.Source.Commit(("in/a.txt", "x"));
        File.CreateSymbolicLink(Path.Combine(bench.Source.Folder, "link"), "in");
        var linked = bench.Source.Commit();

        Expect(await bench.DecideAsync(In("in"), commit), "pass");
        Expect(await bench.DecideAsync(In("in/.."), commit), "error", "verifier.error");
        Expect(await bench.DecideAsync(In("nowhere"), commit), "error", "verifier.error");
        Expect(await bench.DecideAsync(In("link"), linked), "error", "verifier.error");

        static Criterion In(string folder) =>
            new("run", "command", Run: new(["sh", "-c", "test -e a.txt"], Directory: folder));
    }

    [Fact]
    public async Task Protected_paths_are_as_the_base_has_them()
    {
        bench.Source.Commit(("tests/a.txt", "strict"), ("tests/b.txt", "kept"), ("src/x.txt", "old"));
        bench.Source.Git("checkout", "--quiet", "-b", "change");
        bench.Source.Write("tests/a.txt", "loose");
        bench.Source.Write("tests/planted.txt", "planted");
        bench.Source.Write("src/x.txt", "new");
        File.Delete(Path.Combine(bench.Source.Folder, "tests/b.txt"));
        var commit = bench.Source.Commit();

        var found = await bench.DecideAsync(Shell("cat src/x.txt tests/*"), commit, "tests/**");

        Expect(found, "pass");
        Assert.Equal("newstrictkept", found.Run.OutputTail);
        Assert.Contains("3 protected paths were taken from the base", bench.Progress);
    }

    [Fact]
    public async Task Without_the_base_nothing_that_has_protected_paths_is_run()
    {
        var commit = bench.Source.Commit(("a.txt", "x"));
        bench.Source.Git("branch", "-m", "main", "other");

        Expect(await bench.DecideAsync(Shell("exit 0"), commit, "tests/**"), "error", "verifier.error");
        Expect(await bench.DecideAsync(Shell("exit 0"), commit), "pass");
    }

    [Fact]
    public async Task A_setting_above_the_room_refuses_the_run()
    {
        var rooms = Directory.CreateDirectory(bench.Source.Beside("rooms"));
        Directory.CreateDirectory(bench.Source.Beside("node_modules"));
        bench.Options = bench.Options with { Rooms = rooms.FullName };

        Expect(await RunAsync(Shell("exit 0")), "error", "verifier.error");
    }

    private Task<Server.Verifier.Verification> RunAsync(Criterion criterion) =>
        bench.DecideAsync(criterion, bench.Source.Commit(("a.txt", "x")));

    private static string Line(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
