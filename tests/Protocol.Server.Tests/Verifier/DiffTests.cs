using System.Text.Json;
using Protocol.Gates;
using Protocol.Server.Verifier;
using static Protocol.Server.Tests.Verifier.VerifierBench;

namespace Protocol.Server.Tests.Verifier;

/// <summary>Rules over what a change changes, and over what a tree holds.</summary>
public sealed class DiffTests : IDisposable
{
    private static readonly Criterion Any = new("diff", "diff");

    private readonly VerifierBench bench = new();

    public DiffTests()
    {
        bench.Source.Commit(("src/a.txt", "one\ntwo\n"), ("tests/t.txt", "strict\n"), ("ci/run", "x\n"));
        bench.Source.Git("checkout", "--quiet", "-b", "change");
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_change_that_breaks_no_rule_passes()
    {
        var commit = bench.Source.Commit(("src/a.txt", "one\nthree\n"));
        var criterion = Any with
        {
            Protected = ["tests/**"],
            Allow = ["src/**"],
            ForbidAdded = ["TODO"],
            MaxFiles = 1,
            MaxLines = 2,
            NotEmpty = true,
        };

        var found = await bench.DecideAsync(criterion, commit, "ci/**");

        Expect(found, "pass");
        Assert.Equal(bench.Source.Git("rev-parse", "main^{tree}"), found.Run.Base?.GitTree);
    }

    [Fact]
    public async Task A_change_of_a_path_that_criterion_or_policy_protects_fails_and_names_it()
    {
        File.Delete(Path.Combine(bench.Source.Folder, "ci/run"));
        var commit = bench.Source.Commit(("tests/t.txt", "loose\n"), ("tests/new.txt", "x\n"));

        var found = await bench.DecideAsync(Any with { Protected = ["tests/**"] }, commit, "ci/**");

        Expect(found, "fail", "diff.protected_changed");
        Assert.Equal(["ci/run", "tests/new.txt", "tests/t.txt"], Paths(found));
    }

    [Fact]
    public async Task A_change_of_mode_alone_is_a_change()
    {
        bench.Source.Write("ci/run", "x\n", executable: true);

        Expect(await bench.DecideAsync(Any, bench.Source.Commit(), "ci/**"), "fail", "diff.protected_changed");
    }

    [Fact]
    public async Task A_path_that_is_not_allowed_fails()
    {
        bench.Source.Git("mv", "src/a.txt", "moved.txt");

        var found = await bench.DecideAsync(Any with { Allow = ["src/**"] }, bench.Source.Commit());

        Expect(found, "fail", "diff.not_allowed");
        Assert.Equal(["moved.txt"], Paths(found));
    }

    [Theory]
    [InlineData("*.txt -diff\n", "")]
    [InlineData("*.txt diff=lie\n", "")]
    [InlineData("", "\0")]
    public async Task An_added_line_is_seen_whatever_attributes_or_bytes_hide_it(string attributes, string bytes)
    {
        bench.Source.Git("config", "diff.lie.textconv", "true");
        bench.Source.Git("config", "diff.lie.command", "true");
        var commit = bench.Source.Commit((".gitattributes", attributes), ("src/a.txt", $"one\n{bytes}\n[Skip]\ntwo\n"));

        var found = await bench.DecideAsync(Any with { ForbidAdded = [@"^\[Skip\]$", "absent"] }, commit);

        Expect(found, "fail", "diff.forbidden_added");
        Assert.Equal("src/a.txt:3", found.Run.Reasons[0].Data!.Value.GetProperty("lines")[0].GetString());
    }

    [Fact]
    public async Task A_line_that_was_there_before_is_not_added()
    {
        var commit = bench.Source.Commit(("src/a.txt", "two\none\n"));

        Expect(await bench.DecideAsync(Any with { ForbidAdded = ["three"] }, commit), "pass");
    }

    [Fact]
    public async Task A_change_with_too_many_files_or_lines_fails()
    {
        var commit = bench.Source.Commit(("src/a.txt", "one\n"), ("src/b.txt", "1\n2\n3\n"));

        Expect(await bench.DecideAsync(Any with { MaxFiles = 1 }, commit), "fail", "diff.too_large");
        Expect(await bench.DecideAsync(Any with { MaxLines = 3 }, commit), "fail", "diff.too_large");
        Expect(await bench.DecideAsync(Any with { MaxFiles = 2, MaxLines = 4 }, commit), "pass");
    }

    [Fact]
    public async Task No_change_fails_where_one_is_expected()
    {
        var commit = bench.Source.Commit();

        Expect(await bench.DecideAsync(Any with { NotEmpty = true }, commit), "fail", "diff.empty");
        Expect(await bench.DecideAsync(Any, commit), "pass");
    }

    [Fact]
    public async Task What_others_brought_to_the_base_since_is_not_charged()
    {
        var commit = bench.Source.Commit(("src/a.txt", "mine\n"));
        bench.Source.Git("checkout", "--quiet", "main");
        bench.Source.Commit(("tests/t.txt", "stricter\n"));

        var strict = Any with { MaxFiles = 1, Allow = ["src/**"], ForbidAdded = ["^strict$"] };

        Expect(await bench.DecideAsync(strict, commit), "pass");
    }

    [Fact]
    public async Task Protected_paths_equal_the_base_as_it_is_now()
    {
        var commit = bench.Source.Commit(("src/a.txt", "mine\n"));
        bench.Source.Git("checkout", "--quiet", "main");
        bench.Source.Commit(("tests/t.txt", "stricter\n"));

        Expect(await bench.DecideAsync(Any, commit, "tests/**"), "fail", "diff.protected_changed");
    }

    [Fact]
    public async Task An_unrelated_history_is_compared_with_the_base_itself()
    {
        bench.Source.Git("checkout", "--quiet", "--orphan", "rootless");
        var commit = bench.Source.Commit(("tests/t.txt", "loose\n"));

        Expect(await bench.DecideAsync(Any, commit, "tests/**"), "fail", "diff.protected_changed");
    }

    [Theory]
    [InlineData("(a")]
    [InlineData("(?=a)b")]
    public async Task A_pattern_that_cannot_be_used_is_no_verdict(string pattern) =>
        Expect(
            await bench.DecideAsync(Any with { ForbidAdded = [pattern] }, bench.Source.Commit()),
            "error", "verifier.error");

    [Fact]
    public async Task An_artifact_is_there_with_its_size()
    {
        var commit = bench.Source.Commit(("docs/plan.md", "12345"));
        var artifact = new Criterion("plan", "artifact", Path: "docs/plan.md", MinBytes: 5, MaxBytes: 5);

        Expect(await bench.DecideAsync(artifact, commit), "pass");
        Expect(await bench.DecideAsync(artifact with { MinBytes = 6 }, commit), "fail", "artifact.size");
        Expect(await bench.DecideAsync(artifact with { MaxBytes = 4 }, commit), "fail", "artifact.size");
        Expect(await bench.DecideAsync(artifact with { Path = "docs" }, commit), "fail", "artifact.missing");
        Expect(await bench.DecideAsync(artifact with { Path = "docs/Plan.md" }, commit), "fail", "artifact.missing");
    }

    [Fact]
    public async Task An_artifact_satisfies_its_schema()
    {
        var commit = bench.Source.Commit(
            ("good.json", """{ "tests": 3 }"""), ("bad.json", """{ "tests": "three" }"""), ("broken.json", "{"));
        var artifact = new Criterion("plan", "artifact", Path: "good.json", Schema: Json(
            """{ "type": "object", "properties": { "tests": { "type": "integer" } }, "required": ["tests"] }"""));

        Expect(await bench.DecideAsync(artifact, commit), "pass");
        Expect(await bench.DecideAsync(artifact with { Path = "bad.json" }, commit), "fail", "artifact.schema");
        Expect(await bench.DecideAsync(artifact with { Path = "broken.json" }, commit), "fail", "artifact.schema");
        Expect(
            await bench.DecideAsync(artifact with { Schema = Json("""{ "contains": {} }""") }, commit),
            "error", "criterion.unknown_kind");

        static JsonElement Json(string text) => JsonElement.Parse(text);
    }

    [Fact]
    public async Task An_unknown_kind_is_no_verdict() =>
        Expect(await bench.DecideAsync(new("x", "oracle"), bench.Source.Commit()), "error", "criterion.unknown_kind");

    private static string[] Paths(Verification found) =>
        [.. found.Run.Reasons[0].Data!.Value.GetProperty("paths").EnumerateArray().Select(path => path.GetString()!)];
}
