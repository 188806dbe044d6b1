namespace Protocol.Workflows;

/// <summary>spec/workflows.md: what is broken in one place of a good workflow is found, and nothing else.</summary>
public sealed class VariantTests
{
    public static TheoryData<string> Names => [.. Variants.All.Keys];

    [Fact]
    public void The_good_workflow_is_loaded_with_its_bound_as_information()
    {
        var (workflow, findings) = WorkflowLoader.Load(Variants.Good);

        Assert.NotNull(workflow);
        Assert.Equal([("I124", FindingSeverity.Information, "/policy/limits/maxStepVisits")],
            findings.Select(finding => (finding.Code, finding.Severity, finding.Pointer)));
        Assert.Contains("345", findings[0].Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_is_broken_is_found_and_nothing_else(string name)
    {
        var (_, findings) = WorkflowLoader.Load(Variants.Document(name), Variants.Loaded);

        Assert.Equal(
            Variants.Expected(name),
            findings.Select(finding => finding.Code).Where(code => code != "I124").Distinct()
                .Order(StringComparer.Ordinal));
    }
}
