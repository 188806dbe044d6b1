using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Gates;
using Protocol.Handoffs;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Vectors;

/// <summary>An operation with its arguments, as it is on the wire, as a command on a work item.</summary>
internal static class KernelAsk
{
    public static WorkItemCommand Command(JsonObject when, Caller caller)
    {
        var args = (JsonObject)when["args"]!;
        return when.Text("op") switch
        {
            "work/cancel" => new WorkItemCommand.Cancel(Read<ChangeWork.Request>(args).Reason),
            "work/pause" => new WorkItemCommand.Pause(Read<ChangeWork.Request>(args).Reason),
            "work/resume" => new WorkItemCommand.Resume(),
            "claim/acquire" => Acquire(Read<AcquireClaim.Request>(args)),
            "claim/revoke" => new WorkItemCommand.Revoke(Read<RevokeClaim.Request>(args).Reason),
            "verification/request" => Verify(Read<RequestVerification.Request>(args), when),
            "verification/acquire" => new WorkItemCommand.TakeVerification(),
            "verification/report" => Report(Read<ReportVerification.Request>(args), caller),
            "evidence/submit" => Submit(Read<SubmitEvidence.Request>(args), caller),
            "approval/give" => Approve(Read<GiveApproval.Request>(args), caller),
            "exit/take" => Take(Read<TakeExit.Request>(args)),
            "waiver/grant" => Waive(Read<GrantWaiver.Request>(args)),
            "dispute/resolve" => Resolve(Read<ResolveDispute.Request>(args)),
            "handoff/accept" => Accept(Read<AcceptHandoff.Request>(args)),
            "handoff/decline" => Decline(Read<DeclineHandoff.Request>(args)),
            _ => Held(when.Text("op"), args, FenceOf(args)),
        };
    }

    public static WorkItemCommand.Create Create(JsonObject args, WorkflowRef workflow)
    {
        var request = Read<CreateWork.Request>(args);
        return new(
            request.Title, request.Goal, workflow, request.Labels ?? [], request.Priority ?? 4,
            request.DependsOn ?? [], request.NotBefore);
    }

    private static WorkItemCommand Held(string operation, JsonObject args, Fence fence) => operation switch
    {
        "claim/renew" => new WorkItemCommand.Renew(fence, Read<RenewClaim.Request>(args).LeaseMs),
        "claim/progress" => Read<ReportProgress.Request>(args) is var note
            ? new WorkItemCommand.Progress(fence, note.Note, note.Subject)
            : null!,
        "claim/release" => new WorkItemCommand.Release(fence, Read<ReleaseClaim.Request>(args).Reason),
        "step/advance" => Advance(Read<AdvanceStep.Request>(args), fence),
        "dispute/open" => Read<OpenDispute.Request>(args) is var dispute
            ? new WorkItemCommand.OpenDispute(fence, dispute.Exit, dispute.Criterion, dispute.Reason)
            : null!,
        "handoff/offer" => Offer(Read<OfferHandoff.Request>(args), fence),
        "handoff/withdraw" => new WorkItemCommand.Withdraw(fence, Read<WithdrawHandoff.Request>(args).Handoff),
        _ => throw new InvalidOperationException($"No vector asks {operation}."),
    };

    private static WorkItemCommand.Acquire Acquire(AcquireClaim.Request asked) =>
        new WorkItemCommand.Acquire(asked.Roles ?? [], asked.Recover, asked.LeaseMs);

    private static WorkItemCommand.Advance Advance(AdvanceStep.Request asked, Fence fence) =>
        new WorkItemCommand.Advance(
        fence, asked.Exit, asked.Subject, asked.Dirty, asked.Park, asked.DeadlineMs, asked.Note);

    private static WorkItemCommand.AskVerification Verify(RequestVerification.Request asked, JsonObject when) =>
        new WorkItemCommand.AskVerification(
            FenceOf((JsonObject)when["args"]!), asked.Exit, asked.Subject, asked.Dirty,
            [.. when["nonces"]!.AsArray().Select(nonce => (string)nonce!)]);

    private static WorkItemCommand.Report Report(ReportVerification.Request asked, Caller caller)
    {
        var parts = asked.Handle.Value.Split('.');
        return new WorkItemCommand.Report(
            new(parts[0]), Fence(parts[1]), asked.Nonce, asked.Subject, asked.Run, TrustOf(caller));
    }

    private static WorkItemCommand.Submit Submit(SubmitEvidence.Request asked, Caller caller) =>
        new WorkItemCommand.Submit(asked.PredicateType, asked.Predicate, asked.Subject, TrustOf(caller));

    private static WorkItemCommand.Approve Approve(GiveApproval.Request asked, Caller caller) =>
        new WorkItemCommand.Approve(
        asked.Subject, asked.Decision == "approve", asked.Criterion, asked.Comment,
        caller.Assurance is Assurance.Asserted ? Trust.Claimed : Trust.Verified);

    private static WorkItemCommand.TakeExit Take(TakeExit.Request asked) =>
        new WorkItemCommand.TakeExit(asked.Exit, asked.Subject, asked.Note);

    private static WorkItemCommand.GrantWaiver Waive(GrantWaiver.Request asked) => new WorkItemCommand.GrantWaiver(
        asked.Gate, asked.Criterion, asked.Subject, asked.Reason, asked.ExpiresMs, asked.MaxUses ?? 1);

    private static WorkItemCommand.ResolveDispute Resolve(ResolveDispute.Request asked) =>
        new WorkItemCommand.ResolveDispute(
        asked.Dispute, asked.Ruling, asked.Note, asked.Subject, asked.ExpiresMs, asked.MaxUses);

    private static WorkItemCommand.Offer Offer(OfferHandoff.Request asked, Fence fence) => new WorkItemCommand.Offer(
        fence, asked.To ?? new HandoffTarget(), asked.Reason, asked.Narrative, asked.Subject, asked.ExpiresMs);

    private static WorkItemCommand.Accept Accept(AcceptHandoff.Request asked) =>
        new WorkItemCommand.Accept(asked.Handoff, asked.Readback, asked.LeaseMs);

    private static WorkItemCommand.Decline Decline(DeclineHandoff.Request asked) =>
        new WorkItemCommand.Decline(asked.Handoff, asked.Code, asked.Reason);

    private static Fence FenceOf(JsonObject args) => Fence(args.Text("claim").Split('.')[1]);

    private static Fence Fence(string text) =>
        new(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static Trust TrustOf(Caller caller) =>
        caller.Kind is PrincipalKind.Service && caller.Assurance is not Assurance.Asserted
            ? Trust.Verified
            : Trust.Claimed;

    private static T Read<T>(JsonObject args) => args.Deserialize(ProtocolJson.Of<T>())!;
}
