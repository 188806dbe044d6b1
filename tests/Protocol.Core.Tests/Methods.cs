using System.Text.Json;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol;

/// <summary>
/// schemas/methods.json, held against what the kernel decides: with every command of every test, the code of a refusal
/// and the types of the events stand in the list of its operation.
/// </summary>
internal static class Methods
{
    private static readonly Dictionary<string, JsonElement> Rows =
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(Checkout.Root, "schemas", "methods.json")))
            .GetProperty("methods").EnumerateArray().ToDictionary(row => row.GetProperty("operation").GetString()!);

    public static void Check(WorkItemCommand command, Decision decision, int broughtByTime)
    {
        if (decision is Decision.Refused refused)
            Demand(command, "errors", [Refusals.Spell(refused.Refusal.Code)]);

        if (decision is Decision.Accepted accepted)
        {
            var types = accepted.Events.Skip(broughtByTime)
                .Select((happened, index) => JournalForm.ToEntry(happened, index + 1, new("W-1")).Type);
            Demand(command, "events", types);
        }
    }

    private static void Demand(WorkItemCommand command, string member, IEnumerable<string> words)
    {
        var operation = OperationOf(command);
        var listed = Rows[operation].GetProperty(member).EnumerateArray().Select(word => word.GetString()!);
        var missing = string.Join(", ", words.Except(listed));
        Assert.True(missing.Length == 0, $"schemas/methods.json lacks {missing} in {member} of {operation}.");
    }

    private static string OperationOf(WorkItemCommand command) => command switch
    {
        WorkItemCommand.Create => "work/create",
        WorkItemCommand.Cancel => "work/cancel",
        WorkItemCommand.Pause => "work/pause",
        WorkItemCommand.Resume => "work/resume",
        WorkItemCommand.Acquire => "claim/acquire",
        WorkItemCommand.Revoke => "claim/revoke",
        WorkItemCommand.Renew => "claim/renew",
        WorkItemCommand.Progress => "claim/progress",
        WorkItemCommand.Release => "claim/release",
        WorkItemCommand.Advance => "step/advance",
        WorkItemCommand.TakeExit => "exit/take",
        WorkItemCommand.AskVerification => "verification/request",
        WorkItemCommand.TakeVerification => "verification/acquire",
        WorkItemCommand.Report => "verification/report",
        WorkItemCommand.Submit => "evidence/submit",
        WorkItemCommand.Approve => "approval/give",
        WorkItemCommand.GrantWaiver => "waiver/grant",
        WorkItemCommand.OpenDispute => "dispute/open",
        WorkItemCommand.ResolveDispute => "dispute/resolve",
        WorkItemCommand.Offer => "handoff/offer",
        WorkItemCommand.Accept => "handoff/accept",
        WorkItemCommand.Decline => "handoff/decline",
        WorkItemCommand.Withdraw => "handoff/withdraw",
        _ => throw new NotSupportedException(
            $"tests/Protocol.Core.Tests/Methods.cs: say which operation gives {command.GetType().Name}."),
    };
}
