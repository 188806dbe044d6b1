using Protocol.Operations;
using static Protocol.WorkItems.WorkItemCommand;

namespace Protocol.WorkItems;

/// <summary>Pause, resume and cancel: spec/work.md.</summary>
internal static class LifecycleDecisions
{
    public static Decision Pause(Deciding deciding, Pause command)
    {
        if (!MayOperate(deciding))
            return Denied("pause");

        if (deciding.Item.Lifecycle is Lifecycle.Paused)
            return new Decision.Unmoved("paused");

        deciding.Draft.Happen(new WorkItemEvent.Paused(command.Reason), deciding.Now, deciding.Actor);
        return deciding.Draft.Accept();
    }

    public static Decision Resume(Deciding deciding)
    {
        if (!MayOperate(deciding))
            return Denied("resume");
        if (deciding.Item.PausedAt is not { } paused)
            return new Decision.Unmoved("resumed");

        var frozen = (long)(deciding.Now - paused).TotalMilliseconds;
        deciding.Draft.Happen(new WorkItemEvent.Resumed(frozen), deciding.Now, deciding.Actor);
        VerificationDecisions.TakeEffect(deciding);
        return deciding.Draft.Accept();
    }

    public static Decision Cancel(Deciding deciding, Cancel command)
    {
        var item = deciding.Item;
        var isCreator = item.CreatedBy == deciding.Caller.Principal
            && (item.Claim is null || item.Claim.Holder == deciding.Caller.Principal);
        if (!isCreator && !deciding.Caller.IsPerson)
            return Denied("cancel");

        deciding.Draft.EndClaim("canceled", command.Reason, deciding.Now, deciding.Actor);
        deciding.Draft.Happen(
            new WorkItemEvent.Ended(Lifecycle.Canceled, command.Reason ?? "canceled"), deciding.Now, deciding.Actor);
        return deciding.Draft.Accept();
    }

    /// <summary>
    /// A person whose key signed this command may; before any person enrolled, whoever asks [SB-WHO-020].
    /// </summary>
    public static bool MayOperate(Deciding deciding) =>
        !deciding.Told.Sealed || deciding.Caller.IsPerson;

    private static Decision.Refused Denied(string verb) => new(Refusals.Of(
        ErrorCode.Denied,
        $"Only a person may {verb} this work item. Nothing was changed.",
        next: new NextAction("ask-person", "Tell a person why you want this.")));
}
