using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Protocol.Server.Verifier;

/// <summary>
/// Finds and ends the processes of a run: those of its process group and session, and those that left both but still
/// carry the run's marker in their environment or work in its room. One that cleared its environment, left the room and
/// the session escapes where there is no sandbox; a sandbox with its own process namespace leaves none.
/// </summary>
internal static partial class RunProcesses
{
    private const int Terminate = 15;
    private const int Kill = 9;
    private const int Rounds = 50;

    /// <summary>Asks the process group of the leader to end.</summary>
    public static void Ask(int leader)
    {
        if (!OperatingSystem.IsWindows())
            _ = Signal(-leader, Terminate);
    }

    /// <summary>Ends every process of the run, until none is found.</summary>
    public static void End(int? leader, CleanRoom room)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (leader is { } group)
            _ = Signal(-group, Kill);
        if (!OperatingSystem.IsLinux())
            return;

        for (var round = 0; round < Rounds; round++)
        {
            var found = Find(leader, room);
            if (found.Count == 0)
                return;
            foreach (var process in found)
                _ = Signal(process, Kill);
            Thread.Sleep(10);
        }
    }

    private static List<int> Find(int? leader, CleanRoom room)
    {
        var marker = Encoding.UTF8.GetBytes($"{CleanRoom.MarkerVariable}={room.Marker}");
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                || id == Environment.ProcessId)
            {
                continue;
            }

            try
            {
                if (IsOf(folder, leader, room.Root, marker))
                    found.Add(id);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended in between, or is another user's.
            }
        }

        return found;
    }

    private static bool IsOf(string folder, int? leader, string root, byte[] marker)
    {
        // After the name in parentheses: state, parent, group, session.
        var line = File.ReadAllText(Path.Combine(folder, "stat"));
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        if (fields[0] is "Z" or "X")
            return false;
        if (leader is { } id && IsIn(fields, id))
            return true;

        var place = new FileInfo(Path.Combine(folder, "cwd")).LinkTarget;
        return place == root || place?.StartsWith(root + "/", StringComparison.Ordinal) == true
            || File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(marker) >= 0;
    }

    private static bool IsIn(string[] fields, int leader)
    {
        var text = leader.ToString(CultureInfo.InvariantCulture);
        return fields[2] == text || fields[3] == text;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
