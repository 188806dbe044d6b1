using System.Diagnostics;
using Protocol.Server.Verifier;

namespace Protocol.Server.Tests.Verifier;

/// <summary>Rooms come and go, also those of a verifier that was killed.</summary>
public sealed class CleanRoomTests : IDisposable
{
    private readonly DirectoryInfo rooms = Directory.CreateTempSubdirectory("sbt-");

    public void Dispose() => rooms.Delete(recursive: true);

    [Fact]
    public void A_room_that_nobody_holds_is_ended_and_removed_by_the_next_verifier()
    {
        var left = Directory.CreateDirectory(Path.Combine(rooms.FullName, "sbx-left"));
        File.WriteAllText(Path.Combine(left.FullName, "held"), "");
        using var survivor = Process.Start(new ProcessStartInfo("sleep", "600") { WorkingDirectory = left.FullName })!;

        using var room = CleanRoom.Create(rooms.FullName);

        Assert.True(survivor.WaitForExit(5000));
        Assert.False(Directory.Exists(left.FullName));
        Assert.True(Directory.Exists(room.Tree));
    }

    [Fact]
    public void A_room_that_somebody_holds_stays()
    {
        using var first = CleanRoom.Create(rooms.FullName);
        using var second = CleanRoom.Create(rooms.FullName);

        Assert.True(Directory.Exists(first.Tree));
        Assert.NotEqual(first.Root, second.Root);
    }
}
