using Protocol.Generator;
using Protocol.Sdk.Tests.Spec;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>What is generated is what its sources make.</summary>
public sealed class GeneratedTests
{
    private static readonly Sources Sources = new(SpecPages.Root);

    [Fact]
    public void Whatever_is_generated_is_current()
    {
        using var said = new StringWriter();

        Assert.True(Generation.Check(Sources, said) == 0, said.ToString());
    }

    [Fact]
    public void A_block_is_replaced_between_its_marks_and_nothing_else_is()
    {
        const string Before = "a\n<!-- generated: x -->\nold\n<!-- end -->\nb\n";

        var after = Blocks.Replace(Before, "x", "| new |\n| --- |\n", "page.md");

        Assert.Equal("a\n<!-- generated: x -->\n| new |\n| --- |\n<!-- end -->\nb\n", after);
        Assert.Equal(after, Blocks.Replace(after, "x", "| new |\n| --- |\n", "page.md"));
    }

    [Theory]
    [InlineData("no marks")]
    [InlineData("<!-- generated: x -->\nnever ended")]
    [InlineData("<!-- generated: x -->\n<!-- end -->\n<!-- generated: x -->\n<!-- end -->")]
    public void A_file_without_the_marks_of_a_block_is_no_place_for_it(string text) =>
        Assert.Throws<FormatException>(() => Blocks.Replace(text, "x", "", "page.md"));

    [Fact]
    public void A_product_that_differs_from_its_sources_is_named()
    {
        using var folder = new TemporaryCheckout();
        folder.Write("schemas/types/note.json", """{ "$id": "https://w3id.org/signalbox/0.1/types/note" }""");
        using var said = new StringWriter();

        Assert.Equal(1, Generation.Check(folder.Sources, said));
        Assert.Contains("schemas/bundle.json; run eng/generate", said.ToString(), StringComparison.Ordinal);
    }
}
