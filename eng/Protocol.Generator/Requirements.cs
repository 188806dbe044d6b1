using System.Text.RegularExpressions;

namespace Protocol.Generator;

/// <summary>The requirements of the pages, in the order of the pages.</summary>
public static partial class Requirements
{
    /// <summary>Reads them; what stands in a fenced block is an example and none.</summary>
    /// <param name="sources">The repository.</param>
    public static IReadOnlyList<Requirement> Read(Sources sources) =>
    [
        .. from file in sources.Files("spec", "*.md")
           from line in Prose(sources.Read(file))
           let match = Sentence().Match(line)
           where match.Success
           select new Requirement(match.Groups["id"].Value, file["spec/".Length..], match.Groups["text"].Value),
    ];

    private static IEnumerable<string> Prose(string text)
    {
        var fenced = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            else if (!fenced) yield return line;
        }
    }

    [GeneratedRegex(@"^- \*\*\[(?<id>SB-[A-Z]+-[0-9]{3})\]\*\* (?<text>.*)$")]
    private static partial Regex Sentence();
}
