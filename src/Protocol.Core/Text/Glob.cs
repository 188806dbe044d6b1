using System.Text;
using System.Text.RegularExpressions;

namespace Protocol.Text;

/// <summary>
/// A pattern over paths of a tree, anchored at its root and case-sensitive: <c>*</c> and <c>?</c> stay within a name,
/// <c>**</c> goes across names (also across none), and a pattern that ends in <c>/</c> means all below it. Everything
/// else is literal. Matching takes time linear in the path.
/// </summary>
public sealed class Glob
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private readonly Regex regex;

    /// <summary>Reads a pattern.</summary>
    public Glob(string pattern)
    {
        Pattern = pattern;
        var whole = pattern.TrimStart('/');
        regex = new(Translate(whole.EndsWith('/') ? whole + "**" : whole), Options);
    }

    /// <summary>The pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>Whether a path (relative, with <c>/</c>) matches.</summary>
    public bool Matches(string path) => regex.IsMatch(path);

    private static string Translate(string pattern)
    {
        var text = new StringBuilder("\\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest.StartsWith("**/") && IsNameStart(pattern, i))
            {
                text.Append("(?:[^/]+/)*");
                i += 2;
            }
            else if (rest.StartsWith("**"))
            {
                text.Append(".*");
                i += 1;
            }
            else
            {
                text.Append(rest[0] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
            }
        }

        return text.Append("\\z").ToString();
    }

    private static bool IsNameStart(string pattern, int index) => index == 0 || pattern[index - 1] == '/';
}
