namespace Protocol.Architecture.Tests;

/// <summary>The habits of docs/style.md that a machine can see.</summary>
public sealed class TidyTests
{
    private static readonly string[] Folders = ["src", "tests", "conformance-tests", "eng"];

    public static TheoryData<string> Sources =>
    [
        .. Folders.SelectMany(folder => Checkout.Files(folder, "*.cs")).Select(file => new TheoryDataRow<string>(file)),
    ];

    [Theory, MemberData(nameof(Sources))]
    public void A_source_file_is_tidy(string path) =>
        Assert.Empty(Tidiness.Faults(Path.GetFileNameWithoutExtension(path), Checkout.Read(path)));

    [Theory]
    [InlineData("class Other;", "a stray type")]
    [InlineData("class FileManager;", "an empty word")]
    [InlineData("#region x\nclass File;\n#endregion", "a region")]
    [InlineData("#pragma warning disable\nclass File;", "a pragma")]
    [InlineData("class File { void A(int a, int b, int c, int d, int e, int f) { } }", "six parameters")]
    [InlineData("class File; // TODO", "unfinished")]
    [InlineData("/// <summary>A FIXME.</summary>\nclass File;", "unfinished and documented")]
    [InlineData("class File { void A() => throw new NotImplementedException(); }", "not implemented")]
    public void A_planted_fault_is_found(string source, string what) =>
        Assert.True(Tidiness.Faults("File", "namespace A;\n" + source).Any(), what);

    [Theory]
    [InlineData("class File { string a = \"TODO\"; }")]
    [InlineData("class File { [X]\n[Y]\nvoid A() { } }")]
    public void A_tidy_file_has_no_fault(string source) => Assert.Empty(Tidiness.Faults("File", source));

    [Fact]
    public void A_long_line_a_long_file_and_a_long_method_are_found()
    {
        Assert.NotEmpty(Tidiness.Faults("File", "class File; //" + new string('x', 120)));
        Assert.NotEmpty(Tidiness.Faults("File", "class File;" + new string('\n', 301)));
        Assert.NotEmpty(Tidiness.Faults("File", "class File { void A() {" + new string('\n', 41) + "} }"));
    }
}
