using System.Security.Cryptography;
using System.Text;
using Protocol.Gates;
using static Protocol.Server.Tests.Verifier.VerifierBench;

namespace Protocol.Server.Tests.Verifier;

/// <summary>
/// The verifier judges the objects of a commit, whatever the work tree and the repository's settings show.
/// </summary>
public sealed class SubjectTests : IDisposable
{
    private static readonly Criterion Cat = Shell("cat test.txt");

    private readonly VerifierBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task The_subject_is_resolved_to_tree_and_manifest()
    {
        bench.Source.Write("run.sh", "#!/bin/sh\n", executable: true);
        var commit = bench.Source.Commit(("a/b.txt", "hello"));

        var found = await bench.DecideAsync(Cat, commit);

        var lines = Line("a/b.txt", "100644", "hello") + Line("run.sh", "100755", "#!/bin/sh\n");
        Assert.Equal(commit, found.Subject.GitCommit);
        Assert.Equal(bench.Source.Git("rev-parse", "HEAD^{tree}"), found.Subject.GitTree);
        Assert.Equal(Hash(lines), found.Subject.Sha256);
        Assert.Equal(commit, found.Run.Base?.GitCommit);
    }

    [Theory]
    [InlineData("--assume-unchanged")]
    [InlineData("--skip-worktree")]
    public async Task A_rewritten_file_that_git_overlooks_is_judged_as_it_was_committed(string flag)
    {
        var commit = bench.Source.Commit(("test.txt", "honest"));
        bench.Source.Git("update-index", flag, "test.txt");
        bench.Source.Write("test.txt", "rewritten");

        Assert.Equal("honest", (await bench.DecideAsync(Cat, commit)).Run.OutputTail);
    }

    [Fact]
    public async Task A_filter_that_shows_other_content_takes_no_part()
    {
        bench.Source.Git("config", "filter.lie.clean", "echo stored");
        bench.Source.Git("config", "filter.lie.smudge", "echo shown");
        var commit = bench.Source.Commit((".gitattributes", "test.txt filter=lie\n"), ("test.txt", "worked on"));

        Assert.Equal("stored", (await bench.DecideAsync(Cat, commit)).Run.OutputTail);
    }

    [Fact]
    public async Task A_replaced_object_takes_no_part()
    {
        var commit = bench.Source.Commit(("test.txt", "committed"));
        var other = bench.Source.Git("replacement", ["hash-object", "-w", "--stdin"]);
        bench.Source.Git("replace", bench.Source.Git("rev-parse", "HEAD:test.txt"), other);

        Assert.Equal("committed", (await bench.DecideAsync(Cat, commit)).Run.OutputTail);
    }

    [Fact]
    public async Task A_replaced_commit_takes_no_part()
    {
        var honest = bench.Source.Commit(("test.txt", "committed"));
        var other = bench.Source.Commit(("test.txt", "replacement"));
        bench.Source.Git("replace", honest, other);

        Assert.Equal("committed", (await bench.DecideAsync(Cat, honest)).Run.OutputTail);
    }

    [Fact]
    public async Task No_hook_of_the_repository_runs()
    {
        var planted = bench.Source.Beside("ran");
        var commit = bench.Source.Commit(("test.txt", "x"));
        foreach (var hook in new[] { "post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc" })
            bench.Source.Write($".git/hooks/{hook}", $"#!/bin/sh\necho {hook} >> {planted}\n", executable: true);
        bench.Source.Write(".git/pack.sh", $"#!/bin/sh\ntouch {planted}\nexec \"$@\"\n", executable: true);
        bench.Source.Git("config", "uploadpack.packObjectsHook", Path.Combine(bench.Source.GitFolder, "pack.sh"));

        Expect(await bench.DecideAsync(Cat, commit), "pass");

        Assert.False(File.Exists(planted));
    }

    [Fact]
    public async Task A_path_that_archives_leave_out_is_there()
    {
        var commit = bench.Source.Commit((".gitattributes", "test.txt export-ignore\n"), ("test.txt", "there"));

        Assert.Equal("there", (await bench.DecideAsync(Cat, commit)).Run.OutputTail);
    }

    [Fact]
    public async Task A_file_that_is_not_committed_is_not_there()
    {
        var commit = bench.Source.Commit(("a.txt", "x"));
        bench.Source.Write(".git/info/exclude", "conftest.py\n");
        bench.Source.Write("conftest.py", "planted");

        Expect(await bench.DecideAsync(Shell("test ! -e conftest.py && test ! -e .git"), commit), "pass");
    }

    [Fact]
    public async Task A_commit_that_is_not_there_is_no_verdict()
    {
        bench.Source.Commit(("a.txt", "x"));

        Expect(await bench.DecideAsync(Cat, new string('a', 40)), "error", "verifier.error");
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("--upload-pack=touch planted")]
    public async Task A_subject_that_is_no_full_commit_name_is_no_verdict(string name)
    {
        bench.Source.Commit(("a.txt", "x"));

        Expect(await bench.DecideAsync(Cat, name), "error", "subject.uncommitted");
    }

    [Fact]
    public async Task A_link_that_stays_inside_is_made()
    {
        bench.Source.Write("deep/er/a.txt", "x");
        File.CreateSymbolicLink(Path.Combine(bench.Source.Folder, "test.txt"), "deep/er/a.txt");
        File.CreateSymbolicLink(Path.Combine(bench.Source.Folder, "deep/er/up"), "../../deep");

        Expect(await bench.DecideAsync(Shell("cat test.txt deep/er/up/er/a.txt"), bench.Source.Commit()), "pass");
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData("..")]
    public async Task A_link_that_could_lead_outside_is_refused(string target)
    {
        bench.Source.Write("a/x.txt", "x");
        File.CreateSymbolicLink(Path.Combine(bench.Source.Folder, "link"), target);

        var found = await bench.DecideAsync(Cat, bench.Source.Commit());

        Expect(found, "error", "verifier.error");
        Assert.Equal("link", found.Run.Reasons[0].Data!.Value.GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_tree_with_a_name_that_leads_outside_is_refused()
    {
        bench.Source.Commit(("a.txt", "x"));
        var blob = bench.Source.Git("rev-parse", "HEAD:a.txt");
        var inner = bench.Source.Git($"100644 blob {blob}\tescape.txt\n", ["mktree"]);
        var tree = bench.Source.Git($"040000 tree {inner}\t..\n", ["mktree"]);
        var commit = bench.Source.Git("commit-tree", tree, "-m", "outside");

        Expect(await bench.DecideAsync(Cat, commit), "error", "verifier.error");
    }

    [Fact]
    public async Task A_submodule_is_an_empty_folder()
    {
        var commit = bench.Source.Commit(("a.txt", "x"));
        bench.Source.Git("update-index", "--add", "--cacheinfo", $"160000,{commit},inner");
        bench.Source.Git("commit", "--quiet", "-m", "submodule");

        Expect(await bench.DecideAsync(Shell("test -d inner"), bench.Source.Git("rev-parse", "HEAD")), "pass");
    }

    [Fact]
    public async Task A_second_look_at_a_commit_needs_nothing_from_the_repository_any_more()
    {
        var commit = bench.Source.Commit(("test.txt", "x"));
        await bench.DecideAsync(Cat, commit);
        bench.Source.Git("checkout", "--quiet", "--orphan", "other");
        bench.Source.Commit(("a.txt", "y"));
        bench.Source.Git("branch", "-f", "main", "other");
        bench.Source.Git("reflog", "expire", "--expire=all", "--all");
        bench.Source.Git("gc", "--quiet", "--prune=now");

        Assert.Equal("x", (await bench.DecideAsync(Cat, commit)).Run.OutputTail);
    }

    private static string Line(string path, string mode, string content) => $"{mode} {Hash(content)} {path}\n";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
