namespace Protocol.Server.Tests.Cli;

/// <summary>Who is a person, and what an agent gets that types what a person would.</summary>
public sealed class PeopleTests
{
    private const string Passphrase = "a long enough passphrase";

    [Fact]
    public async Task Without_a_terminal_nobody_is_enrolled()
    {
        using var desk = await MakeAsync();

        var typed = await desk.TypeAsync("enroll", "--human", "ada", "--json");

        Assert.Equal((20, "denied"), (typed.Code, typed.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal("False", (await desk.DoAsync("status"))["sealed"]);
    }

    [Fact]
    public async Task In_the_environment_of_an_agent_nobody_is_enrolled()
    {
        using var desk = await MakeAsync();
        desk.Interactive = true;
        desk.Set("SIGNALBOX_SESSION", "the secret of an agent");

        Assert.Equal(20, (await desk.TypeAsync("enroll", "--human", "ada")).Code);
    }

    [Theory]
    [InlineData("short", "short")]
    [InlineData("a long enough passphrase", "another long passphrase")]
    public async Task A_passphrase_that_is_short_or_differs_enrols_nobody(string first, string second)
    {
        using var desk = await MakeAsync();
        desk.Interactive = true;
        desk.Passphrases.Enqueue(first);
        desk.Passphrases.Enqueue(second);

        Assert.Equal(64, (await desk.TypeAsync("enroll", "--human", "ada")).Code);
        Assert.Equal("False", (await desk.DoAsync("status"))["sealed"]);
    }

    [Fact]
    public async Task The_first_person_seals_the_workspace_and_then_signs_human_verbs()
    {
        using var desk = await MakeAsync();
        var work = await AddAsync(desk);
        await EnrolAsync(desk);

        Assert.Equal("True", (await desk.DoAsync("status"))["sealed"]);
        var unsigned = await desk.TypeAsync("work", "pause", work, "--json");
        desk.Passphrases.Enqueue("not the passphrase");
        desk.Passphrases.Enqueue(Passphrase);
        desk.Interactive = true;
        var signed = await desk.TypeAsync("work", "pause", work, "--json");

        Assert.Equal(
            (20, "denied"),
            (unsigned.Code, unsigned.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal((0, "paused"), (signed.Code, signed["outcome"]));
        Assert.Contains("human:ada", (await desk.DoAsync("events")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_that_types_the_approval_gets_testimony()
    {
        using var desk = await MakeAsync();
        var work = await AddAsync(desk);
        await EnrolAsync(desk);
        await desk.DoAsync("claim", work);
        await desk.DoAsync("handoff", "offer", "--reason", "escalation", "--summary", "Look.", "--action", "Approve.");

        var typed = await desk.TypeAsync("approve", work, "--subject", "HEAD", "--json");

        if (typed.Code is 0)
            Assert.Equal("claimed", typed["trust"]);
        else
            Assert.Equal(20, typed.Code);
    }

    [Fact]
    public async Task The_key_of_a_person_is_sealed_and_its_file_is_its_owners_alone()
    {
        using var desk = await MakeAsync();
        await EnrolAsync(desk);

        var file = Path.Combine(desk.Repository.GitFolder, "signalbox", "keys", "human-ada.pem");

        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----", text);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    private static async Task<Desk> MakeAsync()
    {
        var desk = new Desk();
        await desk.DoAsync("init", "--yes");
        return desk;
    }

    private static async Task<string> AddAsync(Desk desk) =>
        (await desk.DoAsync("work", "add", "Mend it", "--workflow", "task")).Json
            .GetProperty("work").GetProperty("work").GetString()!;

    private static async Task EnrolAsync(Desk desk)
    {
        desk.Interactive = true;
        desk.Passphrases.Enqueue(Passphrase);
        desk.Passphrases.Enqueue(Passphrase);
        var typed = await desk.TypeAsync("enroll", "--human", "ada");
        Assert.True(typed.Code is 0, typed.Error);
        desk.Interactive = false;
    }
}
