using Protocol.Server.Sessions;
using Protocol.Server.Tests.Cli;

namespace Protocol.Server.Tests.Drills;

/// <summary>An agent with a shell that types what a person would type, with and without a terminal.</summary>
public sealed class TerminalDrills
{
    private const string Passphrase = "a long enough passphrase";
    private const string Criteria = """
        { "id": "decided", "kind": "approval", "quorum": 1, "principalKinds": ["human"], "roles": ["maintainer"] }
        """;

    private static readonly Dictionary<string, string> Pretended = new()
    {
        ["SIGNALBOX_SESSION"] = "human:ada", ["SIGNALBOX_HUMAN"] = "ada", ["SIGNALBOX_AS"] = "ada",
        ["SIGNALBOX_PRINCIPAL"] = "human:ada", ["SIGNALBOX_KIND"] = "human", ["SIGNALBOX_ROLE"] = "maintainer",
        ["SIGNALBOX_ROLES"] = "maintainer", ["SIGNALBOX_PASSPHRASE"] = Passphrase, ["SIGNALBOX_KEY"] = "ada",
        ["SIGNALBOX_TRUST"] = "attested", ["SIGNALBOX_SEALED"] = "0", ["SIGNALBOX_YES"] = "1",
        ["SIGNALBOX_SECRET"] = "ada", ["USER"] = "ada", ["LOGNAME"] = "ada", ["SUDO_USER"] = "ada",
        ["SIGNALBOX_MIN_LEASE_MS"] = "1", ["CI"] = "1",
    };

    [Fact]
    public async Task Whatever_an_agent_types_or_sets_its_approval_is_testimony()
    {
        using var stage = await OpenAsync();

        foreach (var variables in new[] { null, Pretended })
        {
            var plain = await Binary.RunAsync(
                Binary.Prepare(Binary.File, stage.Directory, variables, "approve", stage.Work, "--as", "ada", "--json"),
                $"{Passphrase}\n{Passphrase}\n");
            AssertTestimony(plain);
        }

        await stage.StaysAsync();
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("wrong\nwrong\nwrong\n")]
    public async Task At_a_terminal_it_is_testimony_too_without_the_passphrase(string typed)
    {
        using var stage = await OpenAsync();
        SkipWithoutScript();

        AssertTestimony(
            await Binary.TypeAsync(stage.Directory, Pretended, typed, "approve", stage.Work, "--as", "ada"));

        await stage.StaysAsync();
    }

    [Fact]
    public async Task A_key_of_its_own_in_the_place_of_a_stolen_one_proves_nothing()
    {
        using var stage = await OpenAsync();
        SkipWithoutScript();
        var keys = Path.Combine(stage.Directory, ".git", "signalbox", "keys");
        var own = KeyFolder.MakeHuman("mine, all mine");
        File.Copy(Path.Combine(keys, "human-ada.pem"), Path.Combine(keys, "human-eve.pem"));
        await File.WriteAllTextAsync(
            Path.Combine(keys, "human-ada.pem"), own.SealedPem, TestContext.Current.CancellationToken);

        var swapped = await Binary.TypeAsync(
            stage.Directory, null, "mine, all mine\n", "approve", stage.Work, "--as", "ada");
        var renamed = await Binary.TypeAsync(
            stage.Directory, null, Passphrase + "\n", "approve", stage.Work, "--as", "eve");

        Assert.Equal((20, 20), (swapped.Code, renamed.Code));
        Assert.Contains("denied", swapped.Text, StringComparison.Ordinal);
        Assert.Contains("denied", renamed.Text, StringComparison.Ordinal);
        await stage.StaysAsync();
    }

    [Fact]
    public async Task An_agent_enrols_nobody_in_a_sealed_workspace_even_at_a_terminal()
    {
        using var stage = await OpenAsync();
        SkipWithoutScript();
        const string Own = "eve's own passphrase\n";

        var bare = await Binary.RunAsync(stage.Directory, "enroll", "--human", "eve", "--json");
        var session = new Dictionary<string, string> { ["SIGNALBOX_SESSION"] = "x" };
        var named = await Binary.TypeAsync(stage.Directory, session, Own + Own, "enroll", "--human", "eve");
        var typed = await Binary.TypeAsync(stage.Directory, null, Own + Own + "\n", "enroll", "--human", "eve");
        var signed = await Binary.TypeAsync(
            stage.Directory, null, Own + Own + Own, "enroll", "--human", "eve", "--as", "eve");

        Assert.Equal((20, 20, 20, 20), (bare.Code, named.Code, typed.Code, signed.Code));
        Assert.False(File.Exists(Path.Combine(stage.Directory, ".git", "signalbox", "keys", "human-eve.pem")));
        stage.Write("mine.json", Drill.Workflow(Criteria, "change").GetRawText());
        foreach (var arguments in (string[][])
            [["policy", "load", "mine.json"], ["workflow", "load", "mine.json"], ["work", "pause", stage.Work],
                ["revoke", stage.Work, "--reason", "mine"]])
        {
            var (code, text) = await Binary.RunAsync(stage.Directory, arguments);
            Assert.True(code is 20 or 64, $"{string.Join(' ', arguments)}: {code} {text}");
        }
    }

    [Fact]
    public async Task Texts_of_an_agent_do_not_steer_the_terminal_of_a_person()
    {
        using var stage = await OpenAsync();
        SkipWithoutScript();
        const string Evil = "\\u009b31mred \\u202egnp.exe\\u200b \\u2028 \\ue000";
        const string Goal = "a\\u001b[2J\\u001b]0;owned\\u0007\\u0008\\u0090x\\u009c";
        var made = await stage.Worker.DoAsync(
            "work/create", $$"""{ "title": "{{Evil}}", "goal": "{{Goal}}", "labels": ["x"] }""");
        var work = made.GetProperty("work").GetProperty("work").GetString()!;

        foreach (var arguments in (string[][])
            [["work", "list"], ["work", "show", work], ["next"], ["status"], ["claim", work], ["inbox"]])
        {
            var (_, text) = await Binary.RunAsync(stage.Directory, arguments);
            Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\n' or '\t'));
            Assert.DoesNotContain(text, c => c is '\u202e' or '\u200b' or '\u2028' or '\u009b');
            var (_, shown) = await Binary.TypeAsync(stage.Directory, null, "", arguments);
            Assert.DoesNotContain("\u001b[2J", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("\u001b]0;", shown, StringComparison.Ordinal);
            Assert.DoesNotContain(shown, c => c is '\u202e' or '\u200b' or '\u2028' or '\u009b' or '\u0090');
        }
    }

    private static void SkipWithoutScript() => Assert.SkipUnless(
        File.Exists("/usr/bin/script"), "There is no 'script' here, which gives a process a terminal.");

    private static void AssertTestimony((int Code, string Text) typed)
    {
        Assert.True(typed.Code is 0 or 20, typed.Text);
        Assert.DoesNotContain("verified", typed.Text, StringComparison.Ordinal);
    }

    private static async Task<Stage> OpenAsync()
    {
        var stage = new Stage();
        await stage.SetUpAsync();
        return stage;
    }

    /// <summary>A worker who holds a step whose gate wants a person, and a person who is enrolled.</summary>
    private sealed class Stage : IDisposable
    {
        private readonly Desk _desk = new();
        private string _claim = "";

        public string Directory => _desk.Directory;

        public Served Worker { get; private set; } = null!;

        public string Work { get; private set; } = "";

        public void Write(string path, string content) => _desk.Repository.Write(path, content);

        public async Task SetUpAsync()
        {
            await _desk.DoAsync("init", "--yes");
            Worker = Served.Start(_desk.Directory, "rpc");
            await Worker.DoAsync("workflow/load", $$"""{ "document": {{Drill.Workflow(Criteria).GetRawText()}} }""");
            var made = await Worker.DoAsync("work/create", """{ "title": "Mend it", "workflow": "drill" }""");
            Work = made.GetProperty("work").GetProperty("work").GetString()!;
            var claimed = await Worker.DoAsync("claim/acquire", $$"""{ "work": "{{Work}}" }""");
            _claim = claimed.GetProperty("claim").GetString()!;
            var head = _desk.Repository.Git("rev-parse", "HEAD");
            await Worker.DoAsync(
                "claim/progress", $$"""{ "claim": "{{_claim}}", "subject": { "gitCommit": "{{head}}" } }""");
            _desk.Interactive = true;
            _desk.Passphrases.Enqueue(Passphrase);
            _desk.Passphrases.Enqueue(Passphrase);
            Assert.Equal(0, (await _desk.TypeAsync("enroll", "--human", "ada")).Code);
        }

        /// <summary>The gate for people is as shut as it was.</summary>
        public async Task StaysAsync()
        {
            var answer = await Worker.DoAsync("step/advance", $$"""{ "claim": "{{_claim}}", "exit": "done" }""");
            Assert.Equal("pending", answer.GetProperty("outcome").GetString());
            Assert.False(answer.GetProperty("verdict").GetProperty("mayProceed").GetBoolean());
            Assert.False(answer.GetProperty("verdict").GetProperty("unsealed").GetBoolean());
        }

        public void Dispose()
        {
            Worker?.Dispose();
            _desk.Dispose();
        }
    }
}
