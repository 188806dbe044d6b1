using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Protocol.Architecture.Tests;

/// <summary>What is untidy in a source file, a line each.</summary>
internal static class Tidiness
{
    private const int CharactersPerLine = 120;
    private const int LinesPerFile = 300;
    private const int LinesPerMethod = 40;
    private const int ParametersPerMethod = 5;

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Util", "Utils", "Common", "Impl", "Info"];
    private static readonly string[] Unfinished = ["TODO", "FIXME", "HACK", "NotImplementedException"];

    public static IReadOnlyList<string> Faults(string name, string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        return
        [
            .. Lines(text.Split('\n')), .. Types(root, name), .. Methods(root), .. Directives(root), .. Leftovers(root),
        ];
    }

    private static IEnumerable<string> Lines(string[] lines) =>
        lines.Where(line => line.Length > CharactersPerLine)
            .Select(line => $"{line.Length} characters: {line.Trim()}")
            .Concat(lines.Length > LinesPerFile + 1 ? [$"{lines.Length} lines: which concept is missing?"] : []);

    private static IEnumerable<string> Types(CompilationUnitSyntax root, string name)
    {
        foreach (var type in root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
        {
            var own = type.Identifier.Text;
            if (type.Parent is BaseNamespaceDeclarationSyntax && own != name.Split('.')[0])
                yield return $"{own} belongs in a file of its own name.";

            if (EmptyWords.Any(word => own.EndsWith(word, StringComparison.Ordinal)))
                yield return $"{own} does not say what it does.";
        }
    }

    private static IEnumerable<string> Methods(CompilationUnitSyntax root)
    {
        foreach (var method in root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
        {
            var span = method.SyntaxTree.GetLineSpan(TextSpan.FromBounds(AfterAttributes(method), method.Span.End));
            var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            var parameters = method.ParameterList.Parameters.Count;
            if (lines > LinesPerMethod || parameters > ParametersPerMethod)
                yield return $"Line {span.StartLinePosition.Line + 1}: {lines} lines, {parameters} parameters.";
        }
    }

    /// <summary>Where a method begins: a table of test cases above it is no part of its length.</summary>
    private static int AfterAttributes(BaseMethodDeclarationSyntax method) =>
        method.AttributeLists is [.., var last] ? last.GetLastToken().GetNextToken().SpanStart : method.SpanStart;

    private static IEnumerable<string> Directives(CompilationUnitSyntax root) =>
        from trivia in root.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia) || trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia)
        select $"{trivia}: split the file, or settle the rule in .editorconfig with its reason.";

    /// <summary>Only names and comments are searched: what a text says is no leftover.</summary>
    private static IEnumerable<string> Leftovers(CompilationUnitSyntax root) =>
        from text in root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.Text)
            .Concat(root.DescendantTrivia().Select(trivia => trivia.ToFullString()))
        from word in Unfinished
        where text.Contains(word, StringComparison.Ordinal)
        select $"{word}: finish it, or leave it out.";
}
