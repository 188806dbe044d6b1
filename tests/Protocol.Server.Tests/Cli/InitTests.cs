using System.Text.Json;
using Protocol.Server.Cli.Init;

namespace Protocol.Server.Tests.Cli;

/// <summary><c>signalbox init</c> in real repositories.</summary>
public sealed class InitTests
{
    [Fact]
    public async Task Without_a_terminal_and_without_consent_nothing_is_changed()
    {
        using var desk = new Desk();

        var typed = await desk.TypeAsync("init");

        Assert.Equal(64, typed.Code);
        Assert.Contains("--yes", typed.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(desk.Repository.GitFolder, "signalbox")));
        Assert.Empty(desk.Repository.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_dry_run_tells_the_changes_and_makes_none()
    {
        using var desk = new Desk();

        var typed = await desk.DoAsync("init", "--dry-run");

        Assert.Equal("planned", typed["outcome"]);
        Assert.True(typed.Json.GetProperty("changes").GetArrayLength() >= 4);
        Assert.False(Directory.Exists(Path.Combine(desk.Repository.GitFolder, "signalbox")));
        Assert.Empty(desk.Repository.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task It_makes_a_workspace_that_answers_and_is_nobody_elses()
    {
        using var desk = new Desk();

        await desk.DoAsync("init", "--yes");

        Assert.Equal("ok", (await desk.DoAsync("status"))["outcome"]);
        Assert.Equal("healthy", (await desk.DoAsync("doctor"))["outcome"]);
        Assert.Equal("change", (await desk.DoAsync("workflow", "list"))["default"]);
    }

    [Fact]
    public async Task A_second_time_nothing_is_left_to_do()
    {
        using var desk = new Desk();
        await desk.DoAsync("init", "--yes");

        Assert.Equal("unchanged", (await desk.DoAsync("init"))["outcome"]);
    }

    [Fact]
    public async Task A_second_worktree_shares_the_workspace_and_writes_no_second_policy()
    {
        using var desk = new Desk();
        await desk.DoAsync("init", "--yes");
        var added = await desk.DoAsync("work", "add", "Shared");
        var work = added.Json.GetProperty("work").GetProperty("work").GetString();
        desk.Repository.Git("worktree", "add", "--quiet", desk.Repository.Beside("second"));
        desk.Directory = desk.Repository.Beside("second");

        Assert.Equal("unchanged", (await desk.DoAsync("init"))["outcome"]);
        Assert.Contains(
            "\"title\":\"Shared\"",
            (await desk.DoAsync("work", "show", work!)).Out,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(desk.Directory, ".signalbox")));
    }

    [Fact]
    public async Task An_empty_repository_is_told_to_commit_first()
    {
        using var desk = new Desk();
        desk.Repository.Git("checkout", "--quiet", "--orphan", "empty");

        var typed = await desk.TypeAsync("init", "--yes");

        Assert.Equal(64, typed.Code);
        Assert.Contains("git commit", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_a_terminal_it_asks_and_a_no_changes_nothing()
    {
        using var desk = new Desk { Interactive = true, Input = "n\nn\n" };

        var typed = await desk.TypeAsync("init");

        Assert.Contains("[y/N]", typed.Out, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"Policy\"", typed.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(desk.Repository.GitFolder, "signalbox")));
    }

    [Fact]
    public async Task At_a_terminal_a_yes_makes_the_changes()
    {
        using var desk = new Desk { Interactive = true, Input = "n\ny\n" };

        Assert.Equal(0, (await desk.TypeAsync("init")).Code);

        Assert.False(Read(desk, Starter.PolicyFile).GetProperty("localVerifier").GetBoolean());
    }

    [Fact]
    public async Task The_policy_of_the_base_counts_and_not_that_of_the_worktree()
    {
        using var desk = new Desk();
        desk.Repository.Commit(
            (Starter.PolicyFile, Starter.MakePolicy("refs/heads/main", [], localVerifier: false)),
            (Starter.WorkflowFile, Starter.MakeWorkflow([])));
        var changed = Starter.MakePolicy("refs/heads/main", [], localVerifier: true)
            .Replace("\"planner\",", "", StringComparison.Ordinal);
        desk.Repository.Write(Starter.PolicyFile, changed);

        await desk.DoAsync("init", "--yes");

        var roles = (await desk.DoAsync("whoami")).Json.GetProperty("principal").GetProperty("roles");
        Assert.Contains("planner", roles.EnumerateArray().Select(role => role.GetString()));
    }

    [Fact]
    public async Task The_clients_that_are_found_are_told_and_what_they_had_is_kept()
    {
        using var desk = new Desk();
        desk.Repository.Commit(
            (".mcp.json", """{ "mcpServers": { "other": { "command": "x" } } }"""), (".vscode/settings.json", "{}"));

        await desk.DoAsync("init", "--yes");

        var claude = Read(desk, ".mcp.json").GetProperty("mcpServers");
        Assert.Equal("x", claude.GetProperty("other").GetProperty("command").GetString());
        Assert.Equal("mcp", claude.GetProperty("signalbox").GetProperty("args").EnumerateArray().Last().GetString());
        var code = Read(desk, ".vscode/mcp.json").GetProperty("servers").GetProperty("signalbox");
        Assert.Equal("stdio", code.GetProperty("type").GetString());
        Assert.False(File.Exists(Path.Combine(desk.Directory, ".cursor/mcp.json")));
    }

    [Fact]
    public async Task A_client_file_with_comments_is_left_as_it_is_and_its_owner_told()
    {
        using var desk = new Desk();
        const string Commented = "{ // mine\n \"servers\": {} }";
        desk.Repository.Commit((".vscode/mcp.json", Commented));

        var typed = await desk.DoAsync("init", "--yes");

        Assert.Equal(Commented, desk.Repository.Git("show", ":.vscode/mcp.json"));
        Assert.Empty(desk.Repository.Git("diff", "--name-only"));
        Assert.Contains(".vscode/mcp.json is left as it is", typed["notes"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/A.csproj", "<Project/>", "trx", "--logger")]
    [InlineData("package.json", "{}", "junit", "--test-reporter=junit")]
    [InlineData("pyproject.toml", "", "junit", "pytest")]
    public void A_test_runner_is_recognised_by_the_files(string file, string content, string format, string word)
    {
        using var desk = new Desk();
        desk.Repository.Write(file, content);

        var runner = Assert.Single(TestRunners.Find(desk.Directory, [file]));

        Assert.Equal(format, runner.Format);
        Assert.Contains(word, runner.Argv);
    }

    [Fact]
    public async Task Where_no_test_runner_is_recognised_a_person_decides()
    {
        using var desk = new Desk();
        await desk.DoAsync("init", "--yes");

        var gate = Read(desk, Starter.WorkflowFile).GetProperty("gates").GetProperty("tested").GetProperty("all")[0];

        Assert.Equal("approval", gate.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_starter_workflow_holds_together(int runners)
    {
        using var desk = new Desk();
        await desk.DoAsync("init", "--yes");
        TestRunner[] found =
        [
            new(".NET", ["dotnet", "test"], "TestResults/*.trx", "trx", []),
            new("Node", ["node", "--test"], "test-report.xml", "junit", []),
        ];
        desk.Repository.Write("other.json", Starter.MakeWorkflow(found[..runners]));

        var typed = await desk.DoAsync("workflow", "check", "other.json");

        Assert.Equal("valid", typed["outcome"]);
        Assert.DoesNotContain("\"severity\":\"error\"", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_starter_workflow_can_be_drawn()
    {
        using var desk = new Desk();
        await desk.DoAsync("init", "--yes");

        var typed = await desk.TypeAsync("workflow", "render", "change");

        Assert.StartsWith("stateDiagram-v2", typed.Out);
        Assert.Contains("done [implemented]", typed.Out, StringComparison.Ordinal);
    }

    private static JsonElement Read(Desk desk, string file) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(desk.Directory, file)));
}
