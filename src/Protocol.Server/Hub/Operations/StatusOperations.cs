using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>status</c> and <c>attention/list</c>.</summary>
internal sealed class StatusOperations(HubParts parts, Caller caller)
{
    private const int MaxBytes = 2_048;
    private const int MaxEntries = 5;
    private const int MaxRoles = 32;
    private const int MaxReady = 50;

    /// <summary>How many entries, unmet criteria, letters of a title and roles: from the usual to what fits.</summary>
    private static readonly Measure[] Measures =
    [
        new(MaxEntries, MaxEntries, 80, MaxRoles), new(4, 3, 60, MaxRoles), new(3, 2, 40, 16), new(2, 2, 30, 8),
        new(1, 1, 24, 4), new(1, 0, 12, 2),
    ];

    public Task<Answer<GetStatus.Result>> StatusAsync(GetStatus.Request request, CancellationToken cancellationToken) =>
        parts.Turns.ReadAsync<GetStatus.Result>(caller, Tell, cancellationToken);

    public Task<Answer<ListAttention.Result>> ListAttentionAsync(
        ListAttention.Request request, CancellationToken cancellationToken) =>
        parts.Turns.ReadAsync<ListAttention.Result>(
            caller,
            reader => new ListAttention.Result(
                "ok",
                [
                    .. reader.View.ReadAttention().Select(reader.AsOf)
                        .SelectMany(item => Attention.Of(item, reader)),
                ]),
            cancellationToken);

    private Answer<GetStatus.Result> Tell(WorkReader reader)
    {
        var now = reader.Caller;
        var held = reader.View.ReadHeldBy(caller.Principal).Select(reader.AsOf)
            .Where(item => item.Claim?.Holder == caller.Principal).ToList();
        var ready = reader.View.ReadClaimable(reader.View.Now).Select(reader.AsOf).Take(MaxReady * 4)
            .Where(item => reader.Stand(item).Availability is Availability.Ready
                && Eligibility.WhyNot(item, reader.Tell(item), now, []) is null)
            .Take(MaxReady).ToList();
        var offers = reader.View.ReadOffered().Select(reader.AsOf).Where(item => item.Offer is { } offer
                && offer.From != caller.Principal
                && (offer.To.Principal is null || offer.To.Principal == caller.Principal)
                && (offer.To.Role is null || now.Roles.Contains(offer.To.Role)))
            .Take(MaxEntries).ToList();
        var lost = Lost(reader).ToList();
        var who = new GetStatus.Whoami(now.Principal, now.Kind, now.Assurance, now.Roles, now.Party);
        var whole = new GetStatus.Result(
            "ok",
            [Next(reader, (held, lost), offers, ready)],
            who,
            [.. held.Take(MaxEntries).Select(item => Hold(reader, item))],
            lost,
            [.. offers.Select(item => new GetStatus.OfferStub(
                item.Offer!.Id, item.Id, item.Offer.From,
                (long)(item.Offer.ExpiresAt - reader.View.Now).TotalMilliseconds))],
            ready.Count,
            reader.View.IsSealed);
        return Fit.First(Measures.Select(measure => Cut(whole, measure)), MaxBytes);
    }

    private static GetStatus.Result Cut(GetStatus.Result whole, Measure measure) => whole with
    {
        Principal = whole.Principal with { Roles = [.. whole.Principal.Roles.Take(measure.Roles)] },
        Holds =
        [
            .. whole.Holds.Take(measure.Entries).Select(held => held with
            {
                Title = held.Title.Length <= measure.Title ? held.Title : Fit.Begin(held.Title, measure.Title) + "…",
                Unmet = [.. held.Unmet.Take(measure.Unmet)],
            }),
        ],
        Lost = [.. whole.Lost.Take(measure.Entries)],
        Offers = [.. whole.Offers.Take(measure.Entries)],
    };

    private static NextAction Next(
        WorkReader reader, (List<WorkItem> Held, List<GetStatus.LostClaim> Lost) own,
        List<WorkItem> offers, List<WorkItem> ready)
    {
        if (own.Lost is [var lost, ..])
        {
            return new("stop", $"Stop working on {lost.Work}: your claim was {lost.Why}.",
                Call: Call.To("work/get", ("work", lost.Work.Value)));
        }

        // Who holds what a person paused can do nothing there now.
        if (own.Held.Find(item => item.Lifecycle is Lifecycle.Open) is { } first)
        {
            return reader.Judge(first) is { Status: VerdictStatus.Pass } pass
                ? new("advance", $"The gate of {first.Step} passes for {first.Id}.",
                    Call: Call.To("step/advance", ("exit", pass.Exit)))
                : new(
                    "work",
                    $"Go on with the step {first.Step} of {first.Id}. "
                        + "If you lost its handle, claim it with recover: true.",
                    Call: Call.To("gate/check", ("work", first.Id.Value)));
        }

        if (offers.Count > 0)
        {
            return new("accept-handoff", $"{offers[0].Offer!.Id} is offered to you: read its packet, then accept it.",
                Call: Call.To("handoff/get", ("handoff", offers[0].Offer!.Id.Value)));
        }

        return ready.Count > 0
            ? new("claim", $"Ready for you: {ready.Count}.", Call: new("claim/acquire"))
            : new("wait", "Nothing is ready for you. Claim with waitMs to wait, or stop.", Call: new("claim/acquire"));
    }

    private static GetStatus.Held Hold(WorkReader reader, WorkItem item)
    {
        var told = reader.Tell(item);
        var verdict = reader.Judge(item);
        return new(
            item.Id, item.Title, item.Step, item.Visit, item.Claim!.Fence, Views.LeftMs(item.Claim, told),
            item.Claim.Expired, verdict?.Exit, verdict?.Status, [.. PacketFactsOf.UnmetOf(verdict).Take(MaxEntries)]);
    }

    /// <summary>What was taken away from the caller, and not given back.</summary>
    private IEnumerable<GetStatus.LostClaim> Lost(WorkReader reader) =>
        reader.View.ReadLostBy(caller.Principal)
            .Select(reader.AsOf)
            .Where(item => WorkIndexes.LostBy(item) == caller.Principal)
            .Take(MaxEntries)
            .Select(item => new GetStatus.LostClaim(
                item.Id, item.LastClaim!.Fence, item.LastClaim.At, item.LastClaim.Ended));

    private sealed record Measure(int Entries, int Unmet, int Title, int Roles);
}
