using System.Text.RegularExpressions;

namespace Protocol.Server.Tests.Docs;

/// <summary>A page of the checkout, and what in it can be tried.</summary>
internal sealed partial class Page(string path)
{
    private readonly string _text = File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The folder of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The pages for people, from the root.</summary>
    public static IReadOnlyList<string> All =>
    [
        .. Directory.EnumerateFiles(Root, "*.md").Concat(
            Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The whole page.</summary>
    public string Text => _text;

    /// <summary>The fenced blocks whose first line is as given, and what stands behind it: its body.</summary>
    public IEnumerable<(string Info, string Body)> Blocks(string language) =>
        Fence().Matches(_text)
            .Select(match => (Info: match.Groups["info"].Value.Trim(), Body: match.Groups["body"].Value))
            .Where(block => block.Info.StartsWith(language + " ", StringComparison.Ordinal))
            .Select(block => (block.Info[(language.Length + 1)..], block.Body));

    /// <summary>
    /// The files and folders of the checkout that the page names: by a link, or spelled out but in a console, which is
    /// somebody else's repository.
    /// </summary>
    public IEnumerable<string> Named()
    {
        var folder = Path.GetDirectoryName(path)!;
        var linked = Link().Matches(_text).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal))
            .Select(target => Path.Combine(folder, target));
        var ours = Fence().Replace(_text, block => IsConsole(block) ? "" : block.Value);
        return linked.Concat(Spelled().Matches(ours).Select(match => match.Groups[1].Value)).Distinct();
    }

    private static bool IsConsole(Match block) =>
        block.Groups["info"].Value.StartsWith("console", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Protocol.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd('/'))!;

        return folder;
    }

    [GeneratedRegex("^```(?<info>[^\\n]*)\\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b((?:src|spec|schemas|tests|conformance-tests|examples|docs|eng)/[\w./-]*[\w/])")]
    private static partial Regex Spelled();
}
