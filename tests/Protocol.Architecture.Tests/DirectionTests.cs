using System.Xml.Linq;

namespace Protocol.Architecture.Tests;

/// <summary>A request goes one way: binding, hub, decide, store.</summary>
public sealed class DirectionTests
{
    public static TheoryData<string, string, string> Rules =>
    [
        .. Directions.Forbidden.Select(
            rule => new TheoryDataRow<string, string, string>(rule.Folder, rule.Namespace, rule.Because)),
    ];

    [Theory, MemberData(nameof(Rules))]
    public void One_part_does_not_know_another(string folder, string other, string because)
    {
        var known = Checkout.Files(folder, "*.cs")
            .SelectMany(file => Directions.Find(Checkout.Read(file), other)
                .Select(name => $"{file} knows {name}, but {because}"));

        Assert.Empty(known);
    }

    [Theory]
    [InlineData("using Protocol.Server.Hub;\nclass A;", "Protocol.Server.Hub")]
    [InlineData("class A { object b = Protocol.Server.Hub.BuiltIn.Policy; }", "Protocol.Server.Hub")]
    [InlineData("class A { Protocol.Server.Hub.HubParts? b; }", "Protocol.Server.Hub")]
    public void A_planted_violation_is_found(string source, string other) =>
        Assert.NotEmpty(Directions.Find(source, other));

    [Fact]
    public void A_namespace_of_its_own_is_no_violation() =>
        Assert.Empty(Directions.Find("namespace Protocol.Server.Hub;\nclass A;", "Protocol.Server.Hub"));

    [Theory]
    [InlineData("src/Protocol.Core/Protocol.Core.csproj", "")]
    [InlineData("src/Protocol.Sdk/Protocol.Sdk.csproj", "Protocol.Core")]
    [InlineData("src/Protocol.Server/Protocol.Server.csproj", "Protocol.Sdk")]
    [InlineData("conformance-tests/Protocol.ConformanceTests.csproj", "")]
    [InlineData("eng/Protocol.Generator/Protocol.Generator.csproj", "")]
    public void A_project_refers_to_no_other_projects_of_ours_than(string project, string allowed)
    {
        var references = XDocument.Parse(Checkout.Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal(allowed, string.Join(' ', references));
    }

    [Fact]
    public void Core_has_no_package() =>
        Assert.Empty(
            XDocument.Parse(Checkout.Read("src/Protocol.Core/Protocol.Core.csproj")).Descendants("PackageReference"));
}
