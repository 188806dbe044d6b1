namespace Protocol.Text;

/// <summary>Patterns over paths.</summary>
public sealed class GlobTests
{
    [Theory]
    [InlineData("tests/**", "tests/a.cs", true)]
    [InlineData("tests/**", "tests/deep/er/a.cs", true)]
    [InlineData("tests/**", "tests", false)]
    [InlineData("tests/", "tests/deep/a.cs", true)]
    [InlineData("tests/**", "src/tests/a.cs", false)]
    [InlineData("**/tests/**", "src/tests/a.cs", true)]
    [InlineData("**/tests/**", "tests/a.cs", true)]
    [InlineData("**/*.csproj", "a.csproj", true)]
    [InlineData("**/*.csproj", "src/x/a.csproj", true)]
    [InlineData("**/*.csproj", "a.csproj.user", false)]
    [InlineData("*.props", "Directory.Build.props", true)]
    [InlineData("*.props", "src/Directory.Build.props", false)]
    [InlineData("a/**/z", "a/z", true)]
    [InlineData("a/**/z", "a/b/c/z", true)]
    [InlineData("a/**/z", "az", false)]
    [InlineData("?.txt", "a.txt", true)]
    [InlineData("?.txt", "ab.txt", false)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("**", "any/thing", true)]
    [InlineData("README.md", "readme.md", false)]
    [InlineData("/README.md", "README.md", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData("a+(b)[c]{d}", "a+(b)[c]{d}", true)]
    [InlineData("x.txt", "x.txt\n", false)]
    public void A_pattern_matches_as_documented(string pattern, string path, bool matches) =>
        Assert.Equal(matches, new Glob(pattern).Matches(path));

    [Fact]
    public void A_hostile_pattern_takes_no_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 200));

        Assert.False(new Glob(pattern).Matches(new string('a', 5000) + "/b"));
    }
}
