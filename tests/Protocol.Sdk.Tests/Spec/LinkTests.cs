using System.Text.Json;
using System.Text.RegularExpressions;

namespace Protocol.Sdk.Tests.Spec;

/// <summary>Every link of every page in the repository leads somewhere, its anchor too.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] Passed = ["artifacts", "node_modules", "obj", "bin", ".git"];

    public static TheoryData<string> Pages { get; } =
    [
        .. Directory.EnumerateFiles(SpecPages.Root, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SpecPages.Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(Passed).Any())
            .Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_a_heading_that_are_there(string page) =>
        Assert.Empty(Broken(page, File.ReadAllText(Path.Combine(SpecPages.Root, page))));

    [Theory, MemberData(nameof(Pages))]
    public void Every_block_of_JSON_can_be_read(string page)
    {
        foreach (Match block in JsonBlock().Matches(File.ReadAllText(Path.Combine(SpecPages.Root, page))))
            _ = JsonElement.Parse(block.Groups["text"].Value);
    }

    [Theory]
    [InlineData("[a](overview.md)", 0)]
    [InlineData("[a](overview.md#one-swarm)", 0)]
    [InlineData("[a](#here-i-am)\n\n## Here I am", 0)]
    [InlineData("[a](https://example.org/x)", 0)]
    [InlineData("```text\n[a](nowhere.md)\n```", 0)]
    [InlineData("[a](nowhere.md)", 1)]
    [InlineData("[a](overview.md#no-such-heading)", 1)]
    [InlineData("[a](#nowhere)", 1)]
    public void A_link_that_leads_nowhere_is_found(string text, int broken) =>
        Assert.Equal(broken, Broken("spec/README.md", text).Count());

    private static IEnumerable<string> Broken(string page, string text) =>
        from Match link in Link().Matches(Fence().Replace(text, ""))
        let target = link.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal)
        where !target.StartsWith("mailto:", StringComparison.Ordinal)
        where !Leads(page, text, target.Split('#'))
        select $"{page}: {link.Value}";

    private static bool Leads(string page, string text, string[] target)
    {
        var folder = Path.GetDirectoryName(Path.Combine(SpecPages.Root, page))!;
        var file = Path.GetFullPath(Path.Combine(folder, target[0]));
        if (target[0].Length > 0 && !File.Exists(file) && !Directory.Exists(file))
            return false;

        return target.Length < 2 || !(target[0].Length == 0 || target[0].EndsWith(".md", StringComparison.Ordinal))
            || Headings(target[0].Length == 0 ? text : File.ReadAllText(file)).Contains(target[1]);
    }

    /// <summary>The anchors of a page, as forges make them of its headings.</summary>
    private static IEnumerable<string> Headings(string text) =>
        from Match heading in Heading().Matches(Fence().Replace(text, ""))
        select NoLetter().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^```json[^\n]*\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex(@"^#{1,6} (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{Nd} _-]")]
    private static partial Regex NoLetter();
}
