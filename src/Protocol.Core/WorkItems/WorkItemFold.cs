using System.Diagnostics;
using Protocol.Gates;
using static Protocol.WorkItems.WorkItemEvent;

namespace Protocol.WorkItems;

/// <summary>Folds what has happened into the state [SB-JRNL-004]. It decides nothing.</summary>
public static class WorkItemFold
{
    /// <summary>The state after one more event; <paramref name="seq"/> is its position in the journal.</summary>
    public static WorkItem Fold(WorkItem? item, StampedEvent stamped, long seq) =>
        stamped.Event is Created created
            ? Begin(created, stamped, seq)
            : Fold(item ?? throw new UnreachableException($"{stamped.Event} cannot be the first event."), stamped)
                with { ChangedAt = stamped.At };

    private static WorkItem Fold(WorkItem item, StampedEvent stamped) => stamped.Event switch
    {
        Paused => item with { Lifecycle = Lifecycle.Paused, PausedAt = stamped.At },
        Resumed resumed => Thaw(item, resumed),
        Ended ended => End(item, ended),
        StepEntered entered => Enter(item, entered, stamped),
        StepLeft left => Leave(item, left, stamped),
        Parked parked => Park(item, parked, stamped),
        Reopened => item with { Park = null, StartedAt = null },
        SubjectNamed named => Name(item, named.Subject),
        ClaimGranted granted => Grant(item, granted, stamped),
        ClaimRenewed renewed => item with { Claim = Renew(item.Claim!, renewed.LeaseEnds, stamped.At) },
        ClaimProgressed progressed => item with { Claim = item.Claim! with { Note = progressed.Note } },
        ClaimExpired => item with { Claim = item.Claim! with { Expired = true } },
        ClaimRevived => item with { Claim = item.Claim! with { Expired = false } },
        ClaimEnded ended => item with
        {
            Claim = null,
            LastClaim = new(ended.Holder, ended.Fence, stamped.At, ended.Cause, item.Claim?.Note, item.Subject),
        },
        EvidenceMinted minted => Mint(item, minted),
        VerificationRequested requested => item with
        {
            Requests = [.. item.Requests, requested.Request],
            Troubles = [.. item.Troubles.Where(trouble => !IsAbout(requested.Request, trouble))],
        },
        VerificationTaken taken => Take(item, taken),
        VerificationErrored errored => Err(item, errored, stamped.At),
        ApprovalGiven given => item with { Approvals = [.. item.Approvals, given.Approval] },
        WaiverGranted granted => item with { Waivers = [.. item.Waivers, granted.Waiver] },
        WaiverUsed used => Use(item, used),
        DisputeOpened opened => item with { Disputes = [.. item.Disputes, opened.Dispute] },
        DisputeResolved resolved => Rule(item, resolved, stamped),
        HandoffOffered offered => Offer(item, offered, stamped.At),
        HandoffClosed => item with { Offer = null },
        Created => throw new UnreachableException("A work item is created once."),
        _ => throw new UnreachableException($"{stamped.Event} is no event of a work item."),
    };

    private static WorkItem Use(WorkItem item, WaiverUsed used) => item with
    {
        Waivers = [.. item.Waivers.Select(one => one.Id == used.Waiver ? one with { Uses = one.Uses + 1 } : one)],
    };

    private static WorkItem Rule(WorkItem item, DisputeResolved resolved, StampedEvent stamped) => item with
    {
        Disputes =
        [
            .. item.Disputes.Select(one => one.Id == resolved.Dispute
                ? one with
                {
                    Ruling = resolved.Ruling,
                    RuledBy = stamped.Actor.Principal,
                    RuledAt = stamped.At,
                    Note = resolved.Note,
                }
                : one),
        ],
    };

    private static WorkItem Park(WorkItem item, Parked parked, StampedEvent stamped) => item with
    {
        Park = new(parked.Exit, parked.Subject, stamped.Actor.Principal, stamped.At, parked.Deadline),
    };

    private static WorkItem Offer(WorkItem item, HandoffOffered offered, DateTimeOffset at) => item with
    {
        Offer = new(offered.Handoff, item.Claim!.Holder, offered.To, at, offered.ExpiresAt, offered.Facts),
        LastHandoff = offered.Handoff,
    };

    private static WorkItem Begin(Created created, StampedEvent stamped, long seq) => new(
        new WorkId($"W-{seq}"),
        created.Title,
        created.Goal,
        created.Workflow,
        created.Labels,
        created.Priority,
        created.DependsOn,
        created.NotBefore,
        stamped.Actor.Principal,
        stamped.At,
        Lifecycle.Open,
        Step: "",
        Visit: 0,
        EnteredAt: stamped.At,
        StartedAt: null,
        PausedAt: null,
        EndReason: null,
        CreatedSeq: seq,
        Claim: null,
        Offer: null,
        Park: null,
        Subject: null,
        Grants: 0,
        Visits: new Dictionary<string, int>(),
        Loops: new Dictionary<string, int>(),
        FailedSubjects: [],
        Holders: [],
        Evidence: [],
        Approvals: [],
        Requests: [],
        Troubles: [],
        Passages: [],
        Waivers: [],
        Disputes: [],
        LastClaim: null,
        LastHandoff: null,
        ChangedAt: stamped.At);

    private static WorkItem Thaw(WorkItem item, Resumed resumed)
    {
        var frozen = TimeSpan.FromMilliseconds(resumed.FrozenMs);
        return item with
        {
            Lifecycle = Lifecycle.Open,
            PausedAt = null,
            StartedAt = item.StartedAt + frozen,
            NotBefore = item.NotBefore,
            Claim = item.Claim is { } claim ? claim with { LeaseEnds = claim.LeaseEnds + frozen } : null,
            Offer = item.Offer is { } offer ? offer with { ExpiresAt = offer.ExpiresAt + frozen } : null,
            Park = item.Park is { } park ? park with { Deadline = park.Deadline + frozen } : null,
        };
    }

    private static WorkItem End(WorkItem item, Ended ended) => item with
    {
        Lifecycle = ended.Lifecycle,
        EndReason = ended.Reason,
        Park = null,
        PausedAt = null,
        Requests = [],
    };

    private static WorkItem Enter(WorkItem item, StepEntered entered, StampedEvent stamped) => item with
    {
        Step = entered.Step,
        Visit = entered.Visit,
        EnteredAt = stamped.At,
        StartedAt = entered.Timed is true ? stamped.At : null,
        Grants = 0,
        FailedSubjects = [],
        Visits = With(item.Visits, entered.Step, entered.Visit),
    };

    private static WorkItem Leave(WorkItem item, StepLeft left, StampedEvent stamped)
    {
        var loop = $"{left.Step}.{left.Exit}";
        return item with
        {
            Park = null,
            // What a verifier has taken it still reports; what nobody took is asked for no more.
            Requests = [.. item.Requests.Where(request => request.Verifier is not null)],
            Loops = left.Looped ? With(item.Loops, loop, item.Loops.GetValueOrDefault(loop) + 1) : item.Loops,
            Passages =
            [
                .. item.Passages,
                new(left.Step, left.Visit, left.Exit, left.Subject, stamped.Actor.Principal, stamped.At),
            ],
        };
    }

    private static Claim Renew(Claim claim, DateTimeOffset leaseEnds, DateTimeOffset at) =>
        claim with { LeaseEnds = leaseEnds, TermMs = (long)(leaseEnds - at).TotalMilliseconds };

    private static WorkItem Grant(WorkItem item, ClaimGranted granted, StampedEvent stamped)
    {
        var isKnown = item.Holders.Any(one => one.Step == item.Step && one.Principal == granted.Holder);
        return item with
        {
            Claim = new(
                granted.Holder, granted.Party, granted.Fence, stamped.At, granted.TermMs, granted.LeaseEnds),
            Grants = item.Grants + 1,
            StartedAt = item.StartedAt ?? stamped.At,
            Holders = isKnown ? item.Holders : [.. item.Holders, new(item.Step, granted.Holder, granted.Party)],
        };
    }

    /// <summary>Whoever names a subject brings it, and has a hand in it from then on.</summary>
    private static WorkItem Name(WorkItem item, Subject named) => item with
    {
        Subject = KnownSubjects.Resolve(item, named),
        Holders =
        [
            .. item.Holders.Select(holder => holder.Step == item.Step && holder.Principal == item.Claim?.Holder
                ? holder with { Named = true }
                : holder),
        ],
    };

    private static WorkItem Mint(WorkItem item, EvidenceMinted minted)
    {
        var evidence = minted.Evidence;
        var charged = item.Requests.FirstOrDefault(request => request.Id == minted.Verification);
        return item with
        {
            Evidence = [.. item.Evidence, evidence],
            Requests = [.. item.Requests.Where(request => request.Id != minted.Verification)],
            Subject = item.Subject is { } subject && evidence.Run is not null && subject.Covers(evidence.Subject)
                ? KnownSubjects.Add(subject, evidence.Subject)
                : item.Subject,
            FailedSubjects = evidence.Run?.Status == "fail" && charged?.Visit == item.Visit && charged.Step == item.Step
                ? Union(item.FailedSubjects, KeyOf(evidence.Subject))
                : item.FailedSubjects,
        };
    }

    private static WorkItem Take(WorkItem item, VerificationTaken taken) => item with
    {
        Requests =
        [
            .. item.Requests.Select(request => request.Id == taken.Verification
                ? request with { Verifier = taken.Verifier, Fence = taken.Fence, LeaseEnds = taken.LeaseEnds }
                : request),
        ],
    };

    private static WorkItem Err(WorkItem item, VerificationErrored errored, DateTimeOffset at)
    {
        var request = item.Requests.First(request => request.Id == errored.Verification);
        return item with
        {
            Requests = [.. item.Requests.Where(other => other != request)],
            Troubles = [.. item.Troubles, new(request.CriterionDigest, request.Subject, errored.Reasons, at)],
        };
    }

    private static bool IsAbout(VerificationRequest request, VerifierTrouble trouble) =>
        request.CriterionDigest == trouble.CriterionDigest && request.Subject.Covers(trouble.Subject);

    private static string KeyOf(Subject subject) => subject.Sha256 ?? subject.GitTree ?? subject.GitCommit ?? "";

    private static IReadOnlyList<string> Union(IReadOnlyList<string> set, string value) =>
        set.Contains(value) ? set : [.. set, value];

    private static Dictionary<string, int> With(IReadOnlyDictionary<string, int> map, string key, int value) =>
        new(map.Append(new(key, value)).GroupBy(pair => pair.Key).Select(group => group.Last()),
            StringComparer.Ordinal);
}
