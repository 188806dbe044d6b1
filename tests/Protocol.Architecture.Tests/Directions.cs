using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Protocol.Architecture.Tests;

/// <summary>Who names whom, read from the sources: the namespaces that a file of a folder uses or spells out.</summary>
internal static class Directions
{
    /// <summary>What a folder of Server must not know, and why.</summary>
    public static IReadOnlyList<(string Folder, string Namespace, string Because)> Forbidden { get; } =
    [
        ("src/Protocol.Server/Stores", "Protocol.Server.Hub", "a store decides nothing"),
        ("src/Protocol.Server/Stores", "Protocol.Server.Cli", "a store does not know who asks"),
        ("src/Protocol.Server/Stores", "Protocol.Server.Verifier", "a store runs nothing"),
        ("src/Protocol.Server/Hub", "Protocol.Server.Stores.Sqlite",
            "the hub knows what a store promises, not which it is"),
        ("src/Protocol.Server/Hub", "Protocol.Server.Cli", "the hub does not know who asks"),
        ("src/Protocol.Server/Hub", "Protocol.Server.Verifier", "the hub runs no command"),
        ("src/Protocol.Server/Hub", "Protocol.Server.Git", "the hub runs no command"),
        ("src/Protocol.Server/Hub", "System.Diagnostics.Process", "the hub runs no command"),
        ("src/Protocol.Server/Verifier", "Protocol.Server.Hub",
            "a verifier is a principal like any other: it has an IHub"),
        ("src/Protocol.Server/Verifier", "Protocol.Server.Stores", "a verifier reads no store"),
        ("src/Protocol.Server/Git", "Protocol.Server.Hub", "git knows nothing of the standard"),
        ("src/Protocol.Sdk", "Protocol.Server", "the Sdk is built upon, and builds upon Core alone"),
        ("src/Protocol.Core", "Protocol.Server", "Core knows nobody"),
        ("src/Protocol.Core", "Protocol.Bindings", "Core knows nobody"),
        ("conformance-tests", "Protocol.Server", "the suite knows the wire alone"),
        ("conformance-tests", "Protocol.Operations", "the suite knows the wire alone"),
    ];

    /// <summary>The names in a source that begin with a namespace.</summary>
    public static IReadOnlyList<string> Find(string source, string name) =>
    [
        .. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
            .Where(node => node is NameSyntax or MemberAccessExpressionSyntax)
            .Where(node => node.Parent is not BaseNamespaceDeclarationSyntax)
            .Select(node => node.ToString())
            .Where(text => text == name || text.StartsWith(name + ".", StringComparison.Ordinal))
            .Distinct(),
    ];
}
