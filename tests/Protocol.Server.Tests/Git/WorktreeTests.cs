using Protocol.Server.Git;

namespace Protocol.Server.Tests.Git;

/// <summary>What a front end learns of its user's work tree.</summary>
public sealed class WorktreeTests : IDisposable
{
    private readonly SourceRepository source = new();

    public void Dispose() => source.Dispose();

    [Fact]
    public async Task A_clean_work_tree_names_the_commit_of_HEAD()
    {
        var commit = source.Commit(("a.txt", "one"));

        var found = Assert.IsType<WorktreeReading.Found>(await ReadAsync(source.Folder));

        Assert.Equal(commit, found.Commit.Value);
        Assert.Null(found.Dirty);
        Assert.Equal(source.Folder, found.Place.Root);
        Assert.Equal(source.GitFolder, found.Place.CommonFolder);
    }

    [Fact]
    public async Task A_second_work_tree_has_a_git_folder_of_its_own_and_shares_the_common_one()
    {
        source.Commit(("a.txt", "one"));
        source.Git("worktree", "add", "--quiet", "-b", "other", source.Beside("other"));

        var found = Assert.IsType<WorktreeReading.Found>(await ReadAsync(source.Beside("other")));

        Assert.Equal(source.GitFolder, found.Place.CommonFolder);
        Assert.Equal(Path.Combine(source.GitFolder, "worktrees", "other"), found.Place.GitFolder);
    }

    [Fact]
    public async Task A_folder_without_a_repository_is_an_outcome()
    {
        var outside = Directory.CreateDirectory(source.Beside("outside"));

        Assert.IsType<WorktreeReading.NoRepository>(await ReadAsync(outside.FullName));
    }

    [Fact]
    public async Task A_bare_repository_has_no_work_tree()
    {
        source.Git("init", "--quiet", "--bare", source.Beside("bare.git"));

        Assert.IsType<WorktreeReading.NoRepository>(await ReadAsync(source.Beside("bare.git")));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_an_outcome() =>
        Assert.IsType<WorktreeReading.Unreadable>(await ReadAsync(source.Beside("nowhere")));

    [Fact]
    public async Task A_repository_without_a_commit_is_an_outcome() =>
        Assert.IsType<WorktreeReading.NoCommit>(await ReadAsync(source.Folder));

    [Theory]
    [InlineData("a.txt")]
    [InlineData("new file.txt")]
    public async Task A_changed_or_new_file_makes_the_tree_dirty_and_is_named(string path)
    {
        source.Commit(("a.txt", "one"));
        source.Write(path, "two");

        Assert.Equal($"Not committed: {path}", await DirtyAsync());
    }

    [Fact]
    public async Task An_ignored_file_does_not_make_the_tree_dirty()
    {
        source.Commit((".gitignore", "bin/\n"));
        source.Write("bin/out.txt", "built");

        Assert.Null(await DirtyAsync());
    }

    [Theory]
    [InlineData("--assume-unchanged")]
    [InlineData("--skip-worktree")]
    public async Task A_file_whose_changes_git_was_told_to_overlook_makes_the_tree_dirty(string flag)
    {
        source.Commit(("test.txt", "honest"), ("b.txt", "b"));
        source.Git("update-index", flag, "test.txt");
        source.Write("test.txt", "rewritten");

        Assert.Equal("Git was told to overlook changes of test.txt", await DirtyAsync());
    }

    [Fact]
    public async Task A_sparse_checkout_is_not_dirty()
    {
        source.Commit(("in/a.txt", "a"), ("out/b.txt", "b"));
        source.Git("sparse-checkout", "set", "in");

        Assert.Null(await DirtyAsync());
    }

    [Fact]
    public async Task A_hook_or_a_file_system_monitor_of_the_repository_does_not_run()
    {
        source.Commit(("a.txt", "one"));
        var planted = source.Beside("ran");
        source.Write(".git/monitor", $"#!/bin/sh\ntouch {planted}\n", executable: true);
        source.Git("config", "core.fsmonitor", Path.Combine(source.GitFolder, "monitor"));

        await ReadAsync(source.Folder);

        Assert.False(File.Exists(planted));
    }

    private async Task<string?> DirtyAsync() =>
        Assert.IsType<WorktreeReading.Found>(await ReadAsync(source.Folder)).Dirty;

    private static Task<WorktreeReading> ReadAsync(string folder) =>
        new Worktree(folder).ReadSubjectAsync(TestContext.Current.CancellationToken);
}
