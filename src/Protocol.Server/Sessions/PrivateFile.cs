using System.Text;

namespace Protocol.Server.Sessions;

/// <summary>Files that only the user who owns them may read: directories 0700, files 0600.</summary>
internal static class PrivateFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FileMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Makes a directory, and those above it where they are missing, for its owner alone.</summary>
    public static void MakeDirectory(string path)
    {
        if (Directory.Exists(path))
            return;

        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, FileMode700);
    }

    /// <summary>
    /// Opens a file for its owner alone, and makes it where it is missing; nobody else has it open meanwhile.
    /// </summary>
    public static FileStream OpenAlone(string path) => new(path, Options(FileMode.OpenOrCreate));

    /// <summary>
    /// Replaces what a file holds, so that a reader finds the old or the new text and never half of one.
    /// </summary>
    public static void Replace(string path, string text)
    {
        var next = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(next, Options(FileMode.Create)))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>Writes a file that must not exist yet.</summary>
    public static void Create(string path, string text)
    {
        using var file = new FileStream(path, Options(FileMode.CreateNew));
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode600;

        return options;
    }
}
