using System.Text.RegularExpressions;

namespace Protocol.Architecture.Tests;

/// <summary>docs/architecture.md is a map of the folders, and it is true.</summary>
public sealed partial class MapTests
{
    private static readonly string[] Mapped =
        [.. FolderName().Matches(Checkout.Read("docs/architecture.md")).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Every_folder_of_code_is_on_the_map()
    {
        var folders = Checkout.Files("src", "*.cs").Select(file => Path.GetDirectoryName(file)!).Distinct();

        Assert.Empty(folders.Except(Mapped));
    }

    [Fact]
    public void Every_folder_on_the_map_is_there() =>
        Assert.All(Mapped, folder => Assert.True(Directory.Exists(Path.Combine(Checkout.Root, folder)), folder));

    [GeneratedRegex("`((?:src|spec|schemas|tests|conformance-tests|examples|docs|eng)[^`]*?)/?`")]
    private static partial Regex FolderName();
}
