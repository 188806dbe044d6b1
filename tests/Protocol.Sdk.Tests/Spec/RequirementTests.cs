using System.Text.RegularExpressions;

namespace Protocol.Sdk.Tests.Spec;

/// <summary>The requirements of spec/ can be cited: each is one sentence, with one id that is its own.</summary>
public sealed partial class RequirementTests
{
    private static readonly string[] Actors =
    [
        "A hub", "A client", "A holder", "A verifier", "A front end", "A command", "A claim of conformance",
        "A publisher",
    ];

    private static readonly Dictionary<string, string> AreaOfPage = new()
    {
        ["work.md"] = "WORK", ["claims.md"] = "CLAIM", ["workflows.md"] = "FLOW", ["gates.md"] = "GATE",
        ["evidence.md"] = "EVID", ["handoff.md"] = "HAND", ["journal.md"] = "JRNL", ["principals.md"] = "WHO",
        ["errors.md"] = "ERR", ["security.md"] = "SEC", ["conformance.md"] = "CONF", ["versioning.md"] = "VERS",
        ["notify.md"] = "NOTE", ["bindings/json-rpc.md"] = "RPC", ["bindings/mcp.md"] = "MCP",
        ["bindings/http.md"] = "HTTP", ["bindings/cli.md"] = "CLI",
    };

    private static readonly string[] Drafts = ["swarm.md", "audit.md", "remote.md"];

    private static readonly string[] Parts = ["States", "Operations", "Events", "Requirements", "Examples"];

    [Fact]
    public void Every_keyword_stands_in_a_requirement()
    {
        var loose =
            from page in SpecPages.All.Keys
            from line in SpecPages.Prose(page)
            where Keyword().IsMatch(line) && !line.Contains("BCP 14", StringComparison.Ordinal)
            where !line.StartsWith("- **[SB-", StringComparison.Ordinal)
            select $"{page}: {line}";

        Assert.Empty(loose);
    }

    [Fact]
    public void Every_requirement_is_one_sentence_of_one_actor_with_one_keyword()
    {
        var broken =
            from requirement in SpecPages.Requirements
            where Keyword().Count(requirement.Text) != 1
                || !Actors.Any(actor => requirement.Text.StartsWith(actor + " ", StringComparison.Ordinal))
                || !requirement.Text.EndsWith('.')
                || SentenceEnd().IsMatch(requirement.Text)
                || Id().Count(requirement.Text) != 0
            select requirement;

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_id_is_well_formed_and_of_the_area_of_its_page()
    {
        var broken =
            from requirement in SpecPages.Requirements
            where !Id().IsMatch(requirement.Id) || Id().Match(requirement.Id).Length != requirement.Id.Length
                || AreaOfPage.GetValueOrDefault(requirement.Page) != requirement.Area
            select requirement;

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_id_is_given_once() =>
        Assert.Equal(SpecPages.Requirements.Count, SpecPages.Requirements.DistinctBy(one => one.Id).Count());

    [Fact]
    public void Every_page_of_an_area_has_requirements_and_its_parts_in_their_order()
    {
        foreach (var page in AreaOfPage.Keys)
        {
            var parts = SpecPages.Prose(page).Where(line => line.StartsWith("## ", StringComparison.Ordinal))
                .Select(line => line[3..]).ToList();

            Assert.Contains("Requirements", parts);
            Assert.Equal(Parts.Where(parts.Contains), parts);
            Assert.Contains(SpecPages.Requirements, requirement => requirement.Page == page);
        }
    }

    [Fact]
    public void A_draft_says_so_at_its_top_and_gives_no_id() => Assert.All(Drafts, page =>
    {
        Assert.StartsWith("> **Draft.**", SpecPages.Prose(page).ElementAt(2), StringComparison.Ordinal);
        Assert.DoesNotContain(SpecPages.Requirements, requirement => requirement.Page == page);
    });

    [Fact]
    public void Every_page_belongs_to_an_area_or_is_not_normative()
    {
        string[] others = ["README.md", "overview.md", "deprecated.md"];
        var proposals = SpecPages.All.Keys.Where(page => page.StartsWith("proposals/", StringComparison.Ordinal));

        var expected = AreaOfPage.Keys.Concat(others).Concat(Drafts).Concat(proposals);
        Assert.Equal(SpecPages.All.Keys.Order(), expected.Order());
    }

    [Fact]
    public void Every_id_that_is_cited_exists()
    {
        var known = SpecPages.Requirements.Select(requirement => requirement.Id).ToHashSet();
        var cited =
            from folder in (string[])["spec", "schemas", "src", "tests", "conformance-tests"]
            let path = Path.Combine(SpecPages.Root, folder)
            where Directory.Exists(path)
            from file in Directory.EnumerateFiles(path, "*.*", SearchOption.AllDirectories)
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".json", StringComparison.Ordinal)
                || file.EndsWith(".md", StringComparison.Ordinal)
            where !file.Split(Path.DirectorySeparatorChar).Intersect(["obj", "bin"]).Any()
            from Match id in Id().Matches(File.ReadAllText(file))
            where !known.Contains(id.Value)
            select $"{Path.GetRelativePath(SpecPages.Root, file)}: {id.Value}";

        Assert.Empty(cited.Distinct());
    }

    [GeneratedRegex(@"\b((MUST|SHALL|SHOULD)( NOT)?|REQUIRED|(NOT )?RECOMMENDED|MAY|OPTIONAL)\b")]
    private static partial Regex Keyword();

    [GeneratedRegex(@"\bSB-[A-Z]+-[0-9]{3}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"[.!?] [A-Z]")]
    private static partial Regex SentenceEnd();
}
