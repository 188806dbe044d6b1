using Protocol.Server.Tests.Git;

namespace Protocol.Server.Tests.Drills;

/// <summary>
/// Workers that play tricks with git or with the run of the tests, against the built program: claim over JSON-RPC, and
/// a verifier that is a process of its own.
/// </summary>
public sealed class RepositoryDrills
{
    private const string TestsFail = "fail command.exit_code tests.failed";

    [Fact]
    public async Task An_honest_change_passes()
    {
        using var stage = await WorkerStage.OpenAsync();
        stage.Repository.Commit(("code.txt", WorkerStage.Good));

        Assert.Equal("advanced", await stage.AdvanceAsync());
    }

    [Theory]
    [InlineData("--assume-unchanged")]
    [InlineData("--skip-worktree")]
    public async Task What_git_was_told_to_overlook_is_judged_as_committed(string flag)
    {
        using var stage = await WorkerStage.OpenAsync();
        stage.Repository.Commit(("code.txt", WorkerStage.Bad));
        stage.Repository.Git("update-index", flag, "code.txt");
        stage.Repository.Write("code.txt", WorkerStage.Good);

        Assert.Equal(TestsFail, await stage.AdvanceAsync());
    }

    [Fact]
    public async Task Replaced_objects_grafts_filters_and_hooks_show_the_verifier_nothing()
    {
        using var stage = await WorkerStage.OpenAsync();
        var repository = stage.Repository;
        var bad = repository.Commit(("code.txt", WorkerStage.Bad));
        repository.Git("checkout", "--quiet", "-b", "shown", "main");
        var good = repository.Commit(("code.txt", WorkerStage.Good));
        repository.Git("checkout", "--quiet", "change");
        repository.Git("replace", bad, good);
        repository.Git(
            "replace",
            repository.Git("rev-parse", $"{bad}:code.txt"),
            repository.Git("rev-parse", $"{good}:code.txt"));
        repository.Git("config", "filter.lie.smudge", $"printf '{WorkerStage.Good.Trim()}\\n'");
        Directory.CreateDirectory(Path.Combine(repository.GitFolder, "info"));
        await File.WriteAllTextAsync(
            Path.Combine(repository.GitFolder, "info", "attributes"),
            "code.txt filter=lie\n",
            TestContext.Current.CancellationToken);
        PlantHooks(repository);

        Assert.Equal(TestsFail, await stage.AdvanceAsync(bad));
        Assert.False(File.Exists(repository.Beside("planted")));
    }

    [Fact]
    public async Task A_test_that_archives_leave_out_is_run()
    {
        using var stage = await WorkerStage.OpenAsync();
        stage.Repository.Commit(
            (".gitattributes", "tests export-ignore\ncode.txt export-ignore export-subst\n"),
            ("code.txt", WorkerStage.Bad));

        Assert.Equal(TestsFail, await stage.AdvanceAsync());
    }

    [Fact]
    public async Task A_link_or_a_submodule_in_place_of_the_code_passes_nothing()
    {
        using var stage = await WorkerStage.OpenAsync();
        var repository = stage.Repository;
        await File.WriteAllTextAsync(
            repository.Beside("outside"), WorkerStage.Good, TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(repository.Folder, "code.txt"));
        File.CreateSymbolicLink(Path.Combine(repository.Folder, "code.txt"), repository.Beside("outside"));
        repository.Commit();
        Assert.Equal("pending verifier.error", await stage.AdvanceAsync());

        File.Delete(Path.Combine(repository.Folder, "code.txt"));
        repository.Git(
            "update-index", "--add", "--cacheinfo", $"160000,{repository.Git("rev-parse", "main")},code.txt");
        repository.Git("commit", "--quiet", "--message", "a submodule");
        Assert.DoesNotContain("advanced", await stage.AdvanceAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tests/run.sh", "mkdir -p out; cp forged.xml out/report.trx")]
    [InlineData("settings.env", "mkdir -p out; cp forged.xml out/report.trx; exit 0")]
    [InlineData("Directory.Build.props", "<Project><Import Project=\"tests/none.props\"/></Project>")]
    [InlineData(".signalbox/workflows/change.json", "{}")]
    [InlineData(".signalbox/policy.json", "{}")]
    public async Task A_protected_file_is_taken_from_the_base_and_its_change_fails(string path, string content)
    {
        using var stage = await WorkerStage.OpenAsync();
        stage.Repository.Commit(
            (path, content), ("forged.xml", WorkerStage.ForgedReport), ("code.txt", WorkerStage.Bad));

        Assert.Equal($"{TestsFail} diff.protected_changed", await stage.AdvanceAsync());

        // Nor does it help before it is committed: what is loaded is what counts.
        var policy = await stage.Worker.DoAsync("workflow/list");
        Assert.Equal("drill", policy.GetProperty("default").GetString());
    }

    [Theory]
    [InlineData("a_test NotExecuted\n", "", "fail tests.skipped tests.too_few")]
    [InlineData("adds Passed\na_test NotExecuted\n", "", "fail tests.skipped")]
    [InlineData("", "", "fail tests.too_few")]
    [InlineData(WorkerStage.Bad, "exit 0", "pending report.missing")]
    [InlineData(WorkerStage.Bad, "echo '<TestRun><Results>' > out/report.trx; exit 0", "pending report.incomplete")]
    [InlineData(WorkerStage.Bad, "mkfifo out/report.trx; exit 0", "pending report.incomplete")]
    [InlineData(WorkerStage.Bad, "ln -s ../forged.xml out/report.trx; exit 0", "pending report.missing")]
    [InlineData(WorkerStage.Bad, "cp forged.xml out/a.trx", TestsFail)]
    [InlineData(WorkerStage.Bad, "trap 'exit 0' EXIT", "fail report.contradiction tests.failed")]
    [InlineData(WorkerStage.Bad, "kill -9 $$", "fail command.exit_code")]
    public async Task A_run_that_ends_early_or_leaves_out_tests_does_not_pass(
        string code, string library, string expected)
    {
        using var stage = await WorkerStage.OpenAsync();
        stage.Repository.Commit(
            ("code.txt", code), ("lib.sh", library + "\n"), ("forged.xml", WorkerStage.ForgedReport),
            ("out/report.trx", WorkerStage.ForgedReport), ("out/old.trx", WorkerStage.ForgedReport));

        Assert.Equal(expected, await stage.AdvanceAsync());
    }

    [Fact]
    public async Task A_pass_of_an_earlier_commit_is_not_replayed_and_attempts_to_have_it_are_told_apart()
    {
        using var stage = await WorkerStage.OpenAsync();
        var good = stage.Repository.Commit(("code.txt", WorkerStage.Good));
        var asked = $$"""{ "claim": "{{stage.Claim}}", "exit": "done", "subject": { "gitCommit": "{{good}}" } }""";
        await stage.Worker.DoAsync("verification/request", asked);
        await Binary.RunAsync(stage.Repository.Folder, "verify", "--once", "--work", stage.Work);
        stage.Repository.Commit(("code.txt", WorkerStage.Bad));

        Assert.Equal(TestsFail, await stage.AdvanceAsync());
    }

    /// <summary>On one machine a worker can write the base ref (spec/security.md); what it did is on record.</summary>
    [Fact]
    public async Task A_base_that_the_worker_moved_is_told_by_the_evidence()
    {
        using var stage = await WorkerStage.OpenAsync();
        var moved = stage.Repository.Commit(
            ("tests/run.sh", "mkdir -p out; cp forged.xml out/report.trx"), ("forged.xml", WorkerStage.ForgedReport));
        stage.Repository.Git("update-ref", "refs/heads/main", moved);
        stage.Repository.Commit(("code.txt", WorkerStage.Bad));

        await stage.AdvanceAsync();

        var events = await stage.Worker.DoAsync("events/read", $$"""{ "work": "{{stage.Work}}" }""");
        var bases = events.GetProperty("events").EnumerateArray()
            .Where(entry => entry.GetProperty("type").GetString() == "evidence.minted")
            .Select(entry => entry.GetProperty("data").GetProperty("evidence").GetProperty("run").GetProperty("base"))
            .Select(told => told.GetProperty("gitCommit").GetString()).ToList();
        Assert.Equal([moved, moved], bases);
    }

    private static void PlantHooks(SourceRepository repository)
    {
        foreach (var hook in (string[])["post-checkout", "reference-transaction", "pre-receive", "post-index-change"])
        {
            var file = Path.Combine(repository.GitFolder, "hooks", hook);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, $"#!/bin/sh\ntouch {repository.Beside("planted")}\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
