using System.Globalization;
using System.Text;

namespace Protocol.Server.Git;

/// <summary>Reads the lines that a patch without context adds. Hunks are read by their counts, so that no line of a
/// file can pass for a header.</summary>
internal static class Patch
{
    private const string NewFile = "+++ ";

    /// <summary>The added lines of a patch as <c>git diff-tree -p -U0</c> prints it.</summary>
    public static IReadOnlyList<AddedLine> AddedLines(ReadOnlySpan<byte> patch)
    {
        var added = new List<AddedLine>();
        var path = "";
        var number = 0;
        var (removed, left) = (0, 0);
        foreach (var range in patch.Split((byte)'\n'))
        {
            var line = patch[range];
            if (left > 0 && line is [(byte)'+', ..])
            {
                added.Add(new(path, number++, Encoding.UTF8.GetString(line[1..])));
                left--;
            }
            else if (removed > 0 && line is [(byte)'-', ..])
            {
                removed--;
            }
            else if (line.StartsWith("@@ "u8))
            {
                (removed, number, left) = ReadHunk(Encoding.UTF8.GetString(line));
            }
            else if (line.StartsWith("+++ "u8))
            {
                path = ReadPath(Encoding.UTF8.GetString(line)[NewFile.Length..]);
            }
        }

        return added;
    }

    /// <summary>Reads <c>@@ -from,count +from,count @@</c>: lines removed, first line added, lines added.</summary>
    private static (int Removed, int From, int Added) ReadHunk(string header)
    {
        var parts = header.Split(' ');
        var (_, removed) = ReadRange(parts[1]);
        var (from, added) = ReadRange(parts[2]);
        return (removed, from, added);
    }

    private static (int From, int Count) ReadRange(string range)
    {
        var parts = range[1..].Split(',');
        var from = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return (from, parts.Length == 1 ? 1 : int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string ReadPath(string name)
    {
        var path = name.TrimEnd('\t');
        if (path is ['"', .., '"'])
        {
            path = path[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal)
                .Replace("\\\\", "\\", StringComparison.Ordinal);
        }
        return path.StartsWith("b/", StringComparison.Ordinal) ? path[2..] : path;
    }
}
