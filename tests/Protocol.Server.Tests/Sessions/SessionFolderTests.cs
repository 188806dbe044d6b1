using Protocol.Server.Sessions;
using Protocol.Server.Tests.Stores;

namespace Protocol.Server.Tests.Sessions;

/// <summary>Who is who on one machine.</summary>
public sealed class SessionFolderTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private SessionFolder Folder => new(Path.Combine(_directory.Path, "sessions"));

    [Fact]
    public void Eight_at_the_same_time_are_eight()
    {
        var sessions = Enumerable.Range(0, 8)
            .AsParallel().WithDegreeOfParallelism(8)
            .Select(_ => Folder.TakeSlot()).ToArray();

        Assert.Equal(8, sessions.Select(session => session.Secret).Distinct().Count());
        Assert.All(sessions, session => session.Dispose());
    }

    [Fact]
    public void One_that_starts_again_finds_itself()
    {
        string secret;
        using (var before = Folder.TakeSlot())
            secret = before.Secret;

        using var after = Folder.TakeSlot();

        Assert.Equal(secret, after.Secret);
    }

    [Fact]
    public void One_that_starts_again_beside_another_does_not_become_it()
    {
        var first = Folder.TakeSlot();
        using var second = Folder.TakeSlot();
        first.Dispose();

        using var again = Folder.TakeSlot();

        Assert.Equal(first.Secret, again.Secret);
        Assert.NotEqual(second.Secret, again.Secret);
    }

    [Theory]
    [InlineData("")]
    [InlineData("half a secr")]
    public void A_file_that_a_crash_left_half_written_is_written_anew(string left)
    {
        Directory.CreateDirectory(Folder.Path);
        File.WriteAllText(Path.Combine(Folder.Path, "slot-1"), left);

        using var session = Folder.TakeSlot();

        Assert.Equal(43, session.Secret.Length);
        Assert.Equal("slot-1", session.Source);
    }

    [Fact]
    public async Task The_command_line_is_the_same_session_however_many_commands_run()
    {
        var sessions = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(
            () => Folder.OpenCommandLineAsync(TimeProvider.System, TestContext.Current.CancellationToken))));

        Assert.Single(sessions.Select(session => session.Secret).Distinct());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_an_error_and_no_endless_search()
    {
        File.WriteAllText(Path.Combine(_directory.Path, "sessions"), "a file");

        Assert.ThrowsAny<IOException>(() => Folder.TakeSlot());
    }

    public void Dispose() => _directory.Dispose();
}
