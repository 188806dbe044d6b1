namespace Protocol.Foreign.Tests;

/// <summary>
/// The client of the TypeScript SDK, which checks every structured answer against the schema that its tool declares.
/// What it sees is asserted in TypeScript/session.mjs.
/// </summary>
public sealed class TypeScriptTests
{
    [Fact]
    public Task It_sees_the_tools_of_an_agent_and_no_other() => PlayAsync("list");

    [Fact]
    public Task It_takes_work_through_claim_gate_progress_and_release() => PlayAsync("work");

    [Fact]
    public Task An_unknown_tool_is_an_error_of_the_protocol() => PlayAsync("unknown-tool");

    [Fact]
    public Task Arguments_of_a_wrong_type_are_refused_in_the_form_of_every_answer() => PlayAsync("wrong-types");

    [Fact]
    public Task A_second_client_finds_the_work_held() => PlayAsync("second");

    private static async Task PlayAsync(string session)
    {
        Clients.Demand();
        using var workspace = await Workspace.MakeAsync();
        var work = await workspace.AddWorkAsync("Round half to even");

        await workspace.DoAsync(Clients.Play(session, work));
    }
}
