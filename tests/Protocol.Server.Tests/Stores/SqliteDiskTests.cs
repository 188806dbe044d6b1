using System.Diagnostics;
using Protocol.Operations;
using Protocol.Server.Stores;
using Protocol.Server.Stores.Sqlite;
using static Protocol.Server.Tests.Stores.Samples;

namespace Protocol.Server.Tests.Stores;

/// <summary>Full disks and disks that can only be read: real ones, mounted for the test.</summary>
public sealed class SqliteDiskTests : IDisposable
{
    private readonly TemporaryDirectory _parent = new();
    private readonly TestClock _clock = new(Noon);

    private string Disk => Path.Combine(_parent.Path, "disk");

    private string Place => Path.Combine(Disk, "signalbox");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(Disk))
        {
            _ = Run("umount", Disk);
        }

        _parent.Dispose();
    }

    [Fact]
    public async Task A_full_disk_is_said_loses_nothing_and_ends_when_there_is_room()
    {
        Mount();
        await using var store = SqliteStore.Create(Place, _clock);
        _ = await store.WriteAsync(static turn => turn.AppendNext(), Token);
        var ballast = Path.Combine(Disk, "ballast");
        Fill(ballast);

        var acknowledged = 1L;
        StoreException? refusal = null;
        while (refusal is null)
        {
            try
            {
                acknowledged = await store.WriteAsync(static turn => turn.AppendNext(), Token);
            }
            catch (StoreException e)
            {
                refusal = e;
            }
        }

        Assert.Equal(ErrorCode.StorageFull, refusal.Code);
        Assert.Equal(acknowledged, await store.ReadAsync(static view => view.Head, Token));

        File.Delete(ballast);
        Assert.Equal(acknowledged + 1, await store.WriteAsync(static turn => turn.AppendNext(), Token));
    }

    [Fact]
    public async Task A_store_that_finds_no_room_is_not_made_by_halves()
    {
        Mount();
        var ballast = Path.Combine(Disk, "ballast");
        Fill(ballast);

        var refusal = Assert.Throws<StoreException>(() => SqliteStore.Create(Place, _clock));

        Assert.Equal(ErrorCode.StorageFull, refusal.Code);
        Assert.False(SqliteStore.Exists(Place));
        File.Delete(ballast);
        await using var store = SqliteStore.Create(Place, _clock);
        Assert.Equal(1, await store.WriteAsync(static turn => turn.AppendNext(), Token));
    }

    [Fact]
    public async Task A_disk_that_can_only_be_read_refuses_writes()
    {
        Mount();
        await using (var made = SqliteStore.Create(Place, _clock))
        {
            _ = await made.WriteAsync(static turn => turn.AppendNext(), Token);
        }

        Assert.SkipUnless(Run("mount", "-o", "remount,ro", Disk), "This user may not mount disks.");
        var refusal = await Record.ExceptionAsync(async () =>
        {
            await using var store = SqliteStore.Open(Place, _clock);
            _ = await store.WriteAsync(static turn => turn.AppendNext(), Token);
        });

        Assert.Equal(ErrorCode.StorageUnavailable, Assert.IsType<StoreException>(refusal).Code);
        Assert.Contains("Check that", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(
            ErrorCode.StorageUnavailable,
            Assert.Throws<StoreException>(() => SqliteStore.Create(Path.Combine(Disk, "other"), _clock)).Code);
    }

    [Fact]
    public async Task A_store_that_others_use_is_read_where_it_cannot_be_written()
    {
        Mount();
        using var other = StoreProcess.Start("append", Place, "other", "1");
        _ = await other.FirstLine;

        // Files that are open for writing keep a disk from being remounted; so it is mounted once more, for reading.
        var readable = Path.Combine(_parent.Path, "readable");
        _ = Directory.CreateDirectory(readable);
        Assert.SkipUnless(
            Run("mount", "--bind", Disk, readable) && Run("mount", "-o", "remount,bind,ro", readable),
            "This user may not mount disks.");
        try
        {
            await using var store = SqliteStore.Open(Path.Combine(readable, "signalbox"), _clock);
            Assert.Equal(0, await store.ReadAsync(static view => view.Head, Token));
            var refusal = await Assert.ThrowsAsync<StoreException>(
                () => store.WriteAsync(static turn => turn.AppendNext(), Token));
            Assert.Equal(ErrorCode.StorageUnavailable, refusal.Code);
        }
        finally
        {
            _ = Run("umount", readable);
            await other.KillAsync(Token);
        }
    }

    private static void Fill(string file)
    {
        using var ballast = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[1024];
        try
        {
            while (true)
            {
                ballast.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
            using var process = Process.Start(start)!;
            _ = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private void Mount()
    {
        _ = Directory.CreateDirectory(Disk);
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=1m", "none", Disk),
            "This user may not mount disks.");
    }
}
