using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// The turn among processes: a lock of the operating system on a file beside the database. Who waits for it sleeps in
/// the kernel and is woken in its turn; when the holder dies, the kernel frees it. SQLite's own busy handler lets all
/// but one process starve.
/// </summary>
internal sealed partial class TurnLock(string path) : IDisposable
{
    private const int Exclusive = 2;
    private const int AtOnce = 4;
    private const int Unlock = 8;
    private const int Interrupted = 4;
    private const int ReadWrite = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private SafeFileHandle? _file;
    private FileStream? _stream;

    /// <summary>Waits for the turn, for as long as it takes or until it is not wanted any more.</summary>
    /// <returns>Whether the turn is ours.</returns>
    public bool Take(Func<bool> isWanted)
    {
        if (OperatingSystem.IsWindows())
        {
            return Poll(isWanted);
        }

        var file = _file ??= OpenFile();
        while (flock(file, Exclusive) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw Refused();
            }
        }

        return true;
    }

    /// <summary>Tries for the turn for a while.</summary>
    /// <returns>Whether the turn is ours.</returns>
    public bool TryTake(TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        return Poll(() => TimeProvider.System.GetElapsedTime(started) < patience);
    }

    /// <summary>Lets the next one have its turn.</summary>
    public void Release()
    {
        if (_file is not null)
        {
            _ = flock(_file, Unlock);
        }

        _stream?.Dispose();
        _stream = null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stream?.Dispose();
        _file?.Dispose();
    }

    // A read-write handle that child processes do not inherit: one that outlived us would keep our turn for ever.
    // File.OpenHandle takes a lock of its own, hence the system call.
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int flock(SafeFileHandle file, int operation);

    private static int CloseOnExec =>
        OperatingSystem.IsMacOS() ? 0x0100_0000 : OperatingSystem.IsFreeBSD() ? 0x0010_0000 : 0x0008_0000;

    private bool Poll(Func<bool> isWanted)
    {
        while (!TryOnce())
        {
            if (!isWanted())
            {
                return false;
            }

            Thread.Sleep(Pause);
        }

        return true;
    }

    private bool TryOnce()
    {
        if (!OperatingSystem.IsWindows())
        {
            return flock(_file ??= OpenFile(), Exclusive | AtOnce) == 0;
        }

        try
        {
            _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException e)
        {
            throw SqliteFault.Unwritable(path, e);
        }
    }

    private SafeFileHandle OpenFile()
    {
        PrivateFiles.CreateFile(path);
        var file = open(path, ReadWrite | CloseOnExec);
        if (file.IsInvalid)
        {
            file.Dispose();
            throw Refused();
        }

        return file;
    }

    private StoreException Refused() =>
        SqliteFault.Unwritable(path, new IOException(Marshal.GetLastPInvokeErrorMessage()));
}
