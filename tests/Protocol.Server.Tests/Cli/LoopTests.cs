namespace Protocol.Server.Tests.Cli;

/// <summary>A shell script that claims, checks, advances and hands off, and never sees a handle.</summary>
public sealed class LoopTests
{
    [Fact]
    public async Task A_script_claims_and_ends_work_without_carrying_a_handle()
    {
        using var desk = await MakeAsync();
        await desk.DoAsync(
            "work", "add", "Mend it", "--workflow", "task",
            "--priority", "1", "--label", "a", "--label", "b");

        Assert.Equal("ready", (await desk.DoAsync("next"))["outcome"]);
        Assert.Equal("claimed", (await desk.DoAsync("claim"))["outcome"]);
        Assert.Equal("recorded", (await desk.DoAsync("progress", "--note", "half"))["outcome"]);
        Assert.Equal("pass", (await desk.DoAsync("check"))["outcome"]);
        Assert.Equal("ended", (await desk.DoAsync("advance"))["outcome"]);
        var after = await desk.TypeAsync("check");
        Assert.Equal(20, after.Code);
        Assert.Contains("not-holder", after.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_both_next_and_claim_end_with_21_and_say_why()
    {
        using var desk = await MakeAsync();

        var next = await desk.TypeAsync("next", "--json");
        var claim = await desk.TypeAsync("claim", "--json");

        Assert.Equal((21, "none-available", "empty"), (next.Code, next["outcome"], next["why"]));
        Assert.Equal((21, "none-available"), (claim.Code, claim["outcome"]));
    }

    [Fact]
    public async Task A_pending_gate_ends_with_21_and_names_what_is_unmet()
    {
        using var desk = await MakeAsync();
        await desk.DoAsync("work", "add", "Plan it");
        await desk.DoAsync("claim");

        var check = await desk.TypeAsync("check", "--json");

        Assert.Equal((21, "pending"), (check.Code, check["outcome"]));
        Assert.Equal("plan-written", check.Json.GetProperty("criteria")[0].GetProperty("id").GetString());
        var subject = check.Json.GetProperty("subject").GetProperty("gitCommit").GetString();
        Assert.Equal(desk.Repository.Git("rev-parse", "HEAD"), subject);
    }

    [Fact]
    public async Task Another_session_finds_the_work_held_and_its_handle_worth_nothing()
    {
        using var desk = await MakeAsync();
        await desk.DoAsync("work", "add", "Mend it", "--workflow", "task");
        var claim = await desk.DoAsync("claim");
        desk.Set("SIGNALBOX_SESSION", "the secret of another agent");

        var second = await desk.TypeAsync(
            "claim", claim.Json.GetProperty("brief").GetProperty("work").GetString()!, "--json");
        var stolen = await desk.TypeAsync("advance", "--claim", claim["claim"]!, "--json");

        Assert.Equal((21, "held"), (second.Code, second["outcome"]));
        Assert.Equal(
            (20, "not-holder"),
            (stolen.Code, stolen.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_lost_handle_is_recovered()
    {
        using var desk = await MakeAsync();
        await desk.DoAsync("work", "add", "Mend it", "--workflow", "task");
        var first = await desk.DoAsync("claim");
        var work = first.Json.GetProperty("brief").GetProperty("work").GetString()!;

        var again = await desk.DoAsync("claim", work, "--recover");

        Assert.True(long.Parse(again["fence"]!, null) > long.Parse(first["fence"]!, null));
        Assert.Equal(20, (await desk.TypeAsync("progress", "--claim", first["claim"]!)).Code);
        await desk.DoAsync("progress");
    }

    [Fact]
    public async Task A_handoff_moves_the_claim_when_it_is_accepted()
    {
        using var desk = await MakeAsync();
        await desk.DoAsync("work", "add", "Mend it", "--workflow", "task");
        await desk.DoAsync("claim");
        var offer = await desk.DoAsync(
            "handoff", "offer", "--reason", "shift-end", "--summary", "Half done.", "--action", "The other half.");
        var handoff = offer["handoff"]!;
        var subject = (await desk.DoAsync("handoff", "show", handoff)).Json
            .GetProperty("packet").GetProperty("facts").GetProperty("subject").GetProperty("gitCommit").GetString()!;
        desk.Set("SIGNALBOX_SESSION", "the secret of another agent");

        var accepted = await desk.DoAsync(
            "handoff", "accept", handoff, "--goal", "Mend it.", "--first-action", "Look.", "--subject", subject);

        Assert.Equal("accepted", accepted["outcome"]);
        await desk.DoAsync("progress");
        desk.Set("SIGNALBOX_SESSION", "");
        Assert.Equal(20, (await desk.TypeAsync("progress")).Code);
    }

    [Fact]
    public async Task The_files_of_sessions_and_handles_are_their_owners_alone()
    {
        using var desk = await MakeAsync();
        await desk.DoAsync("work", "add", "Mend it", "--workflow", "task");
        await desk.DoAsync("claim");

        var kept = Directory.EnumerateFiles(
            Path.Combine(desk.Repository.GitFolder, "signalbox"), "*", SearchOption.AllDirectories);

        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are those of Unix.");
        Assert.All(kept, file => Assert.Equal(0, OpenToOthers(file)));
    }

    [Fact]
    public async Task A_work_item_can_be_stopped_and_ended_from_the_command_line()
    {
        using var desk = await MakeAsync();
        var added = await desk.DoAsync("work", "add", "Mend it", "--workflow", "task");
        var work = added.Json.GetProperty("work").GetProperty("work").GetString()!;

        Assert.Equal("paused", (await desk.DoAsync("work", "pause", work))["outcome"]);
        Assert.Equal("paused", (await desk.TypeAsync("next", "--json"))["why"]);
        Assert.Equal("resumed", (await desk.DoAsync("work", "resume", work))["outcome"]);
        Assert.Equal("canceled", (await desk.DoAsync("work", "cancel", work))["outcome"]);
        Assert.Equal("0", (await desk.DoAsync("work", "list"))["total"]);
        Assert.Equal("1", (await desk.DoAsync("work", "list", "--all"))["total"]);
    }

    [Theory]
    [InlineData("{ \"kind\": \"Workflow\", \"kind\": \"Workflow\" }")]
    [InlineData("{ \"kind\": ")]
    public async Task A_document_that_is_no_json_is_refused_with_its_place(string document)
    {
        using var desk = await MakeAsync();
        desk.Repository.Write("bad.json", document);

        var typed = await desk.TypeAsync("workflow", "check", "bad.json", "--json");

        Assert.Equal(64, typed.Code);
        Assert.Equal("invalid-argument", typed.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_store_of_a_newer_version_ends_with_69()
    {
        using var desk = await MakeAsync();
        var file = Path.Combine(desk.Repository.GitFolder, "signalbox", "store.db");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var typed = await desk.TypeAsync("check", "W-1", "--json");

        Assert.Equal(69, typed.Code);
        Assert.Equal("store-too-new", typed.Json.GetProperty("error").GetProperty("code").GetString());
    }

    private static int OpenToOthers(string file) =>
        OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(file) & 0b000_111_111;

    private static async Task<Desk> MakeAsync()
    {
        var desk = new Desk();
        await desk.DoAsync("init", "--yes");
        return desk;
    }
}
