using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol.Server.Hub;

/// <summary>What needs a person, one entry a condition [SB-GATE-032]; on silence nothing passes.</summary>
internal static class Attention
{
    private const int MaxWhy = 600;
    private const string Silence =
        "Nothing passes; the item stays where it is until somebody acts or its deadline ends it.";

    /// <summary>Whether an item may need a person; decided exactly when the list is read.</summary>
    public static bool MayNeed(WorkItem item, Circumstances told) =>
        item.Lifecycle is Lifecycle.Open && (item.Park is not null
            || IsForHumans(item, told)
            || IsEscalated(item, told)
            || item.Disputes.Any(one => Exemptions.IsOpen(item, one))
            || item.DependsOn.Count > 0
            || item.Evidence.Count > 1);

    /// <summary>The conditions of an item as of now.</summary>
    public static IEnumerable<ListAttention.Item> Of(WorkItem item, WorkReader reader)
    {
        var told = reader.Tell(item);
        var standing = WorkItemAvailability.Of(item, told);
        if (standing.Code == "dependency-failed")
            yield return Entry((item, told), "dependency-failed", standing.Why!, item.CreatedAt);

        var isWaiting = item.Claim is null or { Expired: true } && IsForHumans(item, told);
        if (item.Lifecycle is Lifecycle.Open && (isWaiting || IsEscalated(item, told)))
        {
            var (kind, why) = Escalated(item, told);
            yield return Entry((item, told), kind, why, item.EnteredAt, WorkItemTime.Timeout(item, told));
        }

        if (item.Park is { } park)
        {
            var verdict = GateEvaluator.Evaluate(item, park.Exit, new(park.Subject), told, told.Now);
            var asked = verdict.Criteria
                .Where(one => one.Kind == "approval" && one.Status is CriterionStatus.Pending).ToList();
            if (asked.Count > 0)
            {
                var why = $"The exit {park.Exit} of {item.Step} waits for: "
                    + $"{string.Join(", ", asked.Select(one => one.Id))}.";
                yield return Entry((item, told), "approval-asked", why, park.Since, park.Deadline);
            }
        }

        foreach (var dispute in item.Disputes.Where(one => Exemptions.IsOpen(item, one)))
            yield return Disputed((item, told), dispute);

        if (reader.Judge(item) is { } judged && judged.Criteria.Any(
            one => one.Reasons.Any(reason => reason.Code == "flake.contradiction")))
        {
            yield return Entry(
                (item, told), "contradiction", "Runs on one subject contradict each other.", item.EnteredAt);
        }
    }

    private static ListAttention.Item Disputed((WorkItem Item, Circumstances Told) seen, Dispute dispute)
    {
        var item = seen.Item;
        var said = $"{dispute.By} disputes {dispute.Criterion} of {dispute.Gate}: {dispute.Reason}";
        var why = said.Length <= MaxWhy ? said : Fit.Begin(said, MaxWhy - 1) + "…";
        return Entry(seen, "dispute", why, dispute.At, item.Park?.Deadline) with
        {
            Options =
            [
                new("resolve", "Uphold the criterion, have it amended, or waive it.", dispute.Criterion,
                    Call.To("dispute/resolve", ("work", item.Id.Value), ("dispute", dispute.Id.Value))),
                new("show", "Look at the item.", Call: Call.To("work/get", ("work", item.Id.Value))),
            ],
        };
    }

    /// <summary>Whether the last exit was one that no worker takes because the work is done.</summary>
    private static bool IsEscalated(WorkItem item, Circumstances told) =>
        LastOf(item, told) is { Exit: "exhausted" or "blocked" or "timeout" };

    /// <summary>The last exit of a task that was taken; decisions only say where it led.</summary>
    private static Passage? LastOf(WorkItem item, Circumstances told) => item.Passages.LastOrDefault(
        one => told.Workflow.Document.Steps[one.Step].Type is not StepType.Decision);

    private static (string Kind, string Why) Escalated(WorkItem item, Circumstances told)
    {
        var last = LastOf(item, told);
        return last switch
        {
            { Exit: "exhausted" } => ("exhausted", $"{last.Step} used up its attempts."),
            { Exit: "blocked" } => (
                "blocked", $"{last.By} says that {last.Step} is blocked: {item.LastClaim?.Note ?? "no note"}"),
            { Exit: "timeout" } => ("timeout", $"{last.Step} ran out of time."),
            _ => ("human-step", $"The step {item.Step} is for a person."),
        };
    }

    private static bool IsForHumans(WorkItem item, Circumstances told) =>
        Eligibility.IsForPeople(told.Workflow.Document, item.Step);

    private static IEnumerable<NextAction> Options(WorkItem item, string kind, Circumstances told)
    {
        if (kind == "approval-asked")
        {
            yield return new("approve", "Look at the subject, then approve or reject it.",
                Call: Call.To("approval/give", ("work", item.Id.Value)));
        }

        yield return new("show", "Look at the item.", Call: Call.To("work/get", ("work", item.Id.Value)));
        if (!IsForHumans(item, told) || item.Park is not null)
            yield break;

        foreach (var exit in told.Workflow.Document.Steps[item.Step].Exits!.Keys.Where(Step.IsForHolders))
        {
            yield return new("take-exit", $"Take the exit {exit}.",
                Call: Call.To("exit/take", ("work", item.Id.Value), ("exit", exit)));
        }
    }

    private static ListAttention.Item Entry(
        (WorkItem Item, Circumstances Told) about, string kind, string why, DateTimeOffset since,
        DateTimeOffset? deadline = null) =>
        new(about.Item.Id, about.Item.Title, kind, why, since, deadline, Silence, about.Item.Subject,
            [.. Options(about.Item, kind, about.Told).Take(8)]);
}
