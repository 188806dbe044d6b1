using System.CommandLine;
using Protocol.Server.Cli.Init;

namespace Protocol.Server.Cli;

/// <summary>Every command, in the order of the help: set up, work, hold, pass on, decide, read, serve.</summary>
internal static class CommandList
{
    /// <summary>Makes them.</summary>
    public static IReadOnlyList<Command> Make(CommandBook book) =>
    [
        InitCommand.Make(book),
        DemoCommand.Make(book),
        DoctorCommand.Make(book),
        StatusCommands.MakeStatus(book),
        WorkCommands.Make(book),
        NextCommand.Make(book),
        ClaimCommand.Make(book),
        ClaimCommands.MakeProgress(book),
        CheckCommands.MakeCheck(book),
        CheckCommands.MakeAdvance(book),
        DisputeCommands.MakeDispute(book),
        ClaimCommands.MakeRelease(book),
        HandoffCommands.Make(book),
        StatusCommands.MakeInbox(book),
        ApproveCommand.Make(book),
        TakeCommand.Make(book),
        WaiveCommand.Make(book),
        DisputeCommands.MakeResolve(book),
        ClaimCommands.MakeRevoke(book),
        EnrollCommand.Make(book),
        WorkflowCommands.Make(book),
        WorkflowCommands.MakePolicy(book),
        EventsCommand.Make(book),
        StatusCommands.MakeWhoami(book),
        StatusCommands.MakeDescribe(book),
        VerifyCommand.Make(book),
        ServeCommands.MakeMcp(book),
        ServeCommands.MakeRpc(book),
        CompletionCommand.Make(book),
        HelpCommand.Make(book),
    ];
}
