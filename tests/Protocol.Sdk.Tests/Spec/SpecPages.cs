using System.Text.RegularExpressions;

namespace Protocol.Sdk.Tests.Spec;

/// <summary>The pages of spec/, as the checkout has them.</summary>
internal static partial class SpecPages
{
    public static string Root { get; } = FindRoot();

    /// <summary>The pages by their paths below spec/.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        Directory.EnumerateFiles(Path.Combine(Root, "spec"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToDictionary(
                file => Path.GetRelativePath(Path.Combine(Root, "spec"), file).Replace('\\', '/'), File.ReadAllText);

    /// <summary>The lines of a page outside its fenced blocks.</summary>
    public static IEnumerable<string> Prose(string page)
    {
        var fenced = false;
        foreach (var line in All[page].Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            else if (!fenced)
                yield return line;
        }
    }

    /// <summary>The requirements of all pages, in the order of the pages.</summary>
    public static IReadOnlyList<SpecRequirement> Requirements { get; } =
    [
        .. from page in All.Keys
           from line in Prose(page)
           let match = RequirementLine().Match(line)
           where match.Success
           select new SpecRequirement(page, match.Groups["id"].Value, match.Groups["text"].Value),
    ];

    /// <summary>The fenced blocks that are written in JSON.</summary>
    public static IReadOnlyList<SpecExample> Examples { get; } =
    [
        .. from page in All
           from Match match in JsonBlock().Matches(page.Value)
           select new SpecExample(
               page.Key,
               page.Value[..match.Index].Count(letter => letter == '\n') + 1,
               match.Groups["name"].Value.Trim(),
               match.Groups["text"].Value),
    ];

    /// <summary>The rows of the tables of a page whose first cell is a single word in code, as cells.</summary>
    public static IEnumerable<string[]> Rows(string page, string headings)
    {
        var within = false;
        foreach (var line in Prose(page))
        {
            if (line == headings)
                within = true;
            else if (!line.StartsWith('|'))
                within = false;
            else if (within && !line.StartsWith("| ---", StringComparison.Ordinal))
                yield return line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim().Trim('`')).ToArray();
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json")))
            folder = Path.GetDirectoryName(folder)!;

        return folder;
    }

    [GeneratedRegex(@"^- \*\*\[(?<id>[^\]]*)\]\*\* (?<text>.*)$")]
    private static partial Regex RequirementLine();

    [GeneratedRegex(@"^```json(?<name>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
