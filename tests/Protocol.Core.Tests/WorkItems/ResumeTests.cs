using Protocol.Workflows;
using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/workflows.md: <c>@resume</c> leads back to the step from which the visit was entered.</summary>
public sealed class ResumeTests
{
    private static PinnedWorkflow Flow { get; } = Flows.Of(
        """
        "make": { "type": "task", "timeout": "PT8H", "exits": {
          "go": { "to": "tidy" }, "blocked": { "to": "help" }, "timeout": { "to": "help" } } },
        "tidy": { "type": "task", "timeout": "PT8H", "exits": {
          "go": { "to": "won" }, "blocked": { "to": "help" }, "timeout": { "to": "help" } } },
        "help": { "type": "task", "timeout": "PT8H", "exits": {
          "on": { "to": "@resume", "loop": { "max": 2, "then": "lost" } }, WAYS } }
        """);

    [Fact]
    public void It_leads_back_to_the_step_that_was_left()
    {
        var work = new Scenario(Flow).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Advance(work.Fence, "blocked")).Given(Ada, Ask.Advance(work.Fence, "on"));
        Assert.Equal(("make", 2), (work.Item.Step, work.Item.Visit));

        work.Given(Ada, Ask.Advance(work.Fence, "go")).Given(Ada, Ask.Advance(work.Fence, "blocked"));
        work.Given(Ada, Ask.Advance(work.Fence, "on"));

        Assert.Equal(("tidy", 2), (work.Item.Step, work.Item.Visit));
        Assert.Equal(2, work.Item.Loops["help.on"]);
    }

    [Fact]
    public void Its_loop_is_bounded_for_the_whole_life_of_the_item()
    {
        var work = new Scenario(Flow).Given(Ada, Ask.Acquire());
        for (var turn = 0; turn < 2; turn++)
            work.Given(Ada, Ask.Advance(work.Fence, "blocked")).Given(Ada, Ask.Advance(work.Fence, "on"));

        work.Given(Ada, Ask.Advance(work.Fence, "blocked")).Given(Ada, Ask.Advance(work.Fence, "on"));

        Assert.Equal(Lifecycle.Failed, work.Item.Lifecycle);
    }
}
