using System.Text.Json.Nodes;
using Protocol.Gates;
using Protocol.Json;
using Protocol.Operations;
using Protocol.Workflows;

namespace Protocol.WorkItems;

/// <summary>Waivers and disputes: spec/gates.md. Only a person whose key signed the command waives or rules.</summary>
internal static class ExemptionDecisions
{
    private const int LeastReason = 20;
    private const int MostUses = 100;

    public static Decision Grant(Deciding deciding, WorkItemCommand.GrantWaiver command)
    {
        var asked = new Terms(
            command.Gate, command.Criterion, command.Subject, command.Reason, command.ExpiresMs, command.MaxUses);
        if (WhyNotWaived(deciding, asked, "/reason") is { } refusal)
            return new Decision.Refused(refusal);

        Happen(deciding, asked);
        Parking.Settle(deciding.Draft, deciding.Now);
        return deciding.Draft.Accept();
    }

    /// <summary>The holder disputes, or whoever parked the item, with the handle of the claim that parked it.</summary>
    public static Decision Open(Deciding deciding, WorkItemCommand.OpenDispute command)
    {
        if (!HasParked(deciding, command.Fence) && deciding.WhyNotHolder(command.Fence) is { } refusal)
            return new Decision.Refused(refusal);

        if (FindGate(deciding, command, out var gate) is { } unknown)
            return new Decision.Refused(unknown);

        if (Exemptions.OpenDispute(deciding.Item, gate, command.Criterion) is not null)
            return new Decision.Unmoved("already-open");

        if (deciding.Item.Claim is not null)
            deciding.Touch();

        var dispute = new Dispute(
            new($"D-{deciding.Draft.NextSeq}"), gate, command.Criterion, deciding.Item.Step, deciding.Item.Visit,
            deciding.Item.Subject, command.Reason, deciding.Caller.Principal, deciding.Now);
        deciding.Draft.Happen(new WorkItemEvent.DisputeOpened(dispute), deciding.Now, deciding.Actor);
        return deciding.Draft.Accept();
    }

    public static Decision Resolve(Deciding deciding, WorkItemCommand.ResolveDispute command)
    {
        if (deciding.Item.Disputes.FirstOrDefault(one => one.Id == command.Dispute) is not { } dispute)
        {
            return new Decision.Refused(Refusals.Of(
                ErrorCode.UnknownDispute,
                $"There is no dispute '{command.Dispute}' about {deciding.Item.Id}. A dispute id looks like D-12.",
                new JsonObject { ["wanted"] = "dispute" },
                next: Look(deciding)));
        }

        if (!Exemptions.IsOpen(deciding.Item, dispute))
        {
            return new Decision.Refused(Refusals.Of(
                ErrorCode.DisputeNotOpen,
                $"{dispute.Id} was ruled on, or its step was left; nothing was changed.",
                next: Look(deciding)));
        }

        if (WhyNotRuled(deciding, command, dispute, out var terms) is { } refusal)
            return new Decision.Refused(refusal);

        WaiverId? waiver = terms is null ? null : Happen(deciding, terms);
        deciding.Draft.Happen(
            new WorkItemEvent.DisputeResolved(dispute.Id, command.Ruling, command.Note, waiver),
            deciding.Now,
            deciding.Actor);
        Parking.Settle(deciding.Draft, deciding.Now);
        return deciding.Draft.Accept();
    }

    public static Decision.Refused Denied() => new(Refusals.Of(
        ErrorCode.Denied,
        "Only a person whose key signed this command decides that. Nothing was changed.",
        next: new NextAction("ask-person", "Tell a person why you want this.")));

    private static WaiverId Happen(Deciding deciding, Terms terms)
    {
        var waiver = new Waiver(
            new($"WV-{deciding.Draft.NextSeq}"), terms.Gate, terms.Criterion, deciding.Item.Subject!, terms.Reason,
            deciding.Caller.Principal, deciding.Now, deciding.Now.AddMilliseconds(terms.ExpiresMs), terms.MaxUses,
            Uses: 0);
        deciding.Draft.Happen(new WorkItemEvent.WaiverGranted(waiver), deciding.Now, deciding.Actor);
        return waiver.Id;
    }

    private static bool HasParked(Deciding deciding, Fence fence) =>
        deciding.Item is { Park: { } park, LastClaim: { Ended: "parked" } last }
        && last.Fence == fence && last.Holder == deciding.Caller.Principal
        // A wait that it has come to since was parked by the hub.
        && park.By == last.Holder;

    /// <summary>The gate of the exit that is named, or of the first that has the criterion.</summary>
    private static Refusal? FindGate(Deciding deciding, WorkItemCommand.OpenDispute command, out string gate)
    {
        gate = "";
        if (command.Exit is { } named && StepDecisions.FindExit(deciding, named, out _) is { } unknown)
            return unknown;

        var gates = (deciding.Draft.Step.Exits ?? new Dictionary<string, Exit>())
            .Where(exit => command.Exit is null || exit.Key == command.Exit)
            .Select(exit => exit.Value.Gate).OfType<string>().Distinct().ToList();
        gate = gates.Find(one => Criterion(deciding, one, command.Criterion) is not null) ?? "";
        return gate.Length > 0 ? null : NoCriterion(deciding, command.Criterion, gates);
    }

    private static Refusal? WhyNotRuled(
        Deciding deciding, WorkItemCommand.ResolveDispute command, Dispute dispute, out Terms? terms)
    {
        terms = null;
        if (command.Ruling is DisputeRuling.Uphold)
            return null;

        if (string.IsNullOrWhiteSpace(command.Note))
            return Invalid("/note", "Say in the note what is to be changed, or why this is waived.");

        if (command.Ruling is DisputeRuling.Amend)
            return null;

        if (command.Subject is not { } subject)
            return Invalid("/subject", "A waiver is for one subject: name the one that you saw.");

        if (command.ExpiresMs is not { } expires)
            return Invalid("/expiresMs", "A waiver expires: say after how many milliseconds.");

        terms = new(dispute.Gate, dispute.Criterion, subject, command.Note, expires, command.MaxUses ?? 1);
        return WhyNotWaived(deciding, terms, "/note");
    }

    private static Refusal? WhyNotWaived(Deciding deciding, Terms terms, string reasonAt)
    {
        if (Criterion(deciding, terms.Gate, terms.Criterion) is not { } criterion)
            return NoCriterion(deciding, terms.Criterion, [terms.Gate]);

        if (!criterion.Waivable)
        {
            return Refusals.Of(
                ErrorCode.Denied,
                $"The workflow says that {criterion.Id} cannot be waived, by anybody. Nothing was changed.",
                next: Look(deciding));
        }

        var longest = deciding.Told.Limits.MaxWaiverMs;
        if (JsonText.LengthOf(terms.Reason.Trim()) < LeastReason)
            return Invalid(reasonAt, $"Say why, in at least {LeastReason} characters.");
        if (terms.ExpiresMs < 1 || terms.ExpiresMs > longest)
            return Invalid("/expiresMs", $"A waiver expires after 1 to {longest} milliseconds.");
        if (terms.MaxUses is < 1 or > MostUses)
            return Invalid("/maxUses", $"A waiver is used 1 to {MostUses} times.");

        return deciding.Item.Subject is { } current && current.Covers(terms.Subject)
            ? null
            : EvidenceDecisions.Mismatch(deciding.Item);
    }

    private static Criterion? Criterion(Deciding deciding, string gate, string criterion) =>
        deciding.Told.Workflow.Document.Gates?.GetValueOrDefault(gate)?.All.FirstOrDefault(one => one.Id == criterion);

    private static Refusal NoCriterion(Deciding deciding, string criterion, IReadOnlyList<string> gates)
    {
        var known = gates.SelectMany(gate => deciding.Told.Workflow.Document.Gates?.GetValueOrDefault(gate)?.All ?? [])
            .Select(one => one.Id).Distinct();
        return Invalid(
            "/criterion", $"There is no criterion '{criterion}' here. There are: {string.Join(", ", known)}.");
    }

    private static Refusal Invalid(string pointer, string detail) =>
        Refusals.Of(ErrorCode.InvalidArgument, detail, new JsonObject { ["pointer"] = pointer });

    private static NextAction Look(Deciding deciding) => new(
        "show", "Look at the work item.", Call: Call.To("work/get", ("work", deciding.Item.Id.Value)));

    /// <summary>What a waiver is to be for, and for how long.</summary>
    private sealed record Terms(
        string Gate, string Criterion, Subject Subject, string Reason, long ExpiresMs, int MaxUses);
}
