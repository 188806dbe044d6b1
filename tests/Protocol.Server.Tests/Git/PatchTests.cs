using System.Text;
using Protocol.Server.Git;

namespace Protocol.Server.Tests.Git;

/// <summary>Added lines are read from a patch by its counts.</summary>
public sealed class PatchTests
{
    [Fact]
    public void A_line_that_looks_like_a_header_is_still_a_line()
    {
        const string Text = """
            diff --git a/x b/x
            --- a/x
            +++ b/x
            @@ -3,0 +4,3 @@
            ++++ b/y
            +@@ -1 +1 @@
            +three
            @@ -9 +12 @@
            -old
            +new
            diff --git a/two words b/two words
            --- /dev/null
            +++ b/two words
            @@ -0,0 +1 @@
            +first
            \ No newline at end of file
            """;

        var added = Patch.AddedLines(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n")));

        AddedLine[] expected =
        [
            new("x", 4, "+++ b/y"), new("x", 5, "@@ -1 +1 @@"), new("x", 6, "three"), new("x", 12, "new"),
            new("two words", 1, "first"),
        ];
        Assert.Equal(expected, added);
    }
}
