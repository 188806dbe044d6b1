namespace Protocol.Generator;

/// <summary>Generated blocks within files that are written by hand.</summary>
public static class Blocks
{
    private const string End = "<!-- end -->";

    /// <summary>The text with the lines between the marks of a block replaced.</summary>
    /// <param name="text">The file as it is.</param>
    /// <param name="block">The name of the block.</param>
    /// <param name="content">What belongs between the marks.</param>
    /// <param name="path">What a message calls the file.</param>
    /// <exception cref="FormatException">The file does not have the marks once, each on a line of its own.</exception>
    public static string Replace(string text, string block, string content, string path)
    {
        var lines = text.Split('\n');
        var begin = $"<!-- generated: {block} -->";
        var from = Array.IndexOf(lines, begin);
        var to = from < 0 ? -1 : Array.IndexOf(lines, End, from);
        if (to < 0 || Array.LastIndexOf(lines, begin) != from)
            throw new FormatException($"{path}: put '{begin}' and '{End}' once, each on a line of its own.");

        return string.Join('\n', [.. lines[..(from + 1)], .. content.TrimEnd('\n').Split('\n'), .. lines[to..]]);
    }
}
