using CsCheck;
using Protocol.Gates;
using Protocol.Principals;
using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>What holds whatever three agents, a verifier and a person do, and however much time passes.</summary>
public sealed class RandomCommandTests
{
    private const int Steps = 40;
    private const string Why = "The scanner is down until Monday.";

    private static readonly Workflows.PinnedWorkflow Flow = Flows.Of(
        $$"""
        "make": { "type": "task", "lease": "PT1M", "timeout": "PT4H", "attempts": 3, "grants": 9, "exits": {
          "done": { "to": "read", "gate": "made" }, WAYS } },
        "read": { "type": "task", "lease": "PT1M", "timeout": "PT4H", "exits": {
          "approve": { "to": "route", "gate": "read", "approves": true },
          "back": { "to": "make", "loop": { "max": 2, "then": "lost" } }, WAYS } },
        "route": { "type": "decision", "cases": [ { "when": { "fact": "work.grants", "gt": 3 }, "to": "lost" } ],
          "default": { "to": "won" } }
        """,
        $$"""
        "made": { "all": [ {{Runs.Criterion}} ] },
        "read": { "all": [
          { "id": "built", "kind": "history", "requires": ["make.done"] },
          { "id": "signed", "kind": "approval" },
          { "id": "cooled", "kind": "limit", "fact": "step.ageMs", "min": 120000 } ] }
        """);

    private static readonly Gen<Turn> GenTurn = Gen.Select(
        Gen.Int[0, 18], Gen.Int[0, 2], Gen.Int[0, 6], Gen.Int[0, 3],
        (verb, who, wait, pick) => new Turn(verb, who, wait, pick));

    [Fact]
    public void The_promises_hold_over_random_commands() =>
        GenTurn.Array[Steps].Sample(
            Play, iter: 400, print: turns => string.Join("; ", turns.Select(turn => $"{turn}")));

    private static void Play(Turn[] turns)
    {
        var work = new Scenario(Flow);
        if (turns[0].Pick > 0)
        {
            // Every other item has a step behind it.
            work.Given(Ada, Ask.Acquire()).Verified("c1", Runs.Passed).Given(Ada, Ask.Advance(work.Fence));
        }

        foreach (var turn in turns)
        {
            work.After(TimeSpan.FromSeconds(new[] { 0, 0, 5, 30, 60, 150, 2_000 }[turn.Wait]));
            var (who, command) = Choose(work, turn);
            var before = (work.Item, work.Journal.Count);
            work.When(who, command);
            Keep(before.Item, work, before.Count);
        }
    }

    /// <summary>What every event must keep.</summary>
    private static void Keep(WorkItem before, Scenario work, int seen)
    {
        var (state, highest) = Replay(work.Journal.Take(seen));
        Assert.Equal(before.Id, state!.Id);
        foreach (var happened in work.Journal.Skip(seen))
        {
            Assert.True(
                state.Lifecycle is Lifecycle.Open || IsFreeToHappen(state.Lifecycle, happened.Event), $"{happened}");
            if (happened.Event is WorkItemEvent.ClaimGranted granted)
            {
                Assert.Null(state.Claim);
                Assert.True(granted.Fence.Value > highest, "A fence must grow.");
                highest = granted.Fence.Value;
            }

            if (happened.Event is WorkItemEvent.StepLeft { Cause: "advance" or "park" } left
                && Flow.Document.Steps[left.Step].Exits![left.Exit].Gate is not null)
            {
                Assert.NotNull(left.EvaluationId);
                var waived = work.Journal.Skip(seen).TakeWhile(one => one != happened)
                    .Any(one => one.Event is WorkItemEvent.WaiverUsed);
                Assert.True(
                    waived || left.Exit != "done" || state.Evidence.Any(one => Proves(one, left.Subject!)),
                    "Unproved.");
                Assert.DoesNotContain(state.Disputes, one => one.Ruling is null && one.Visit == left.Visit
                    && one.Step == left.Step && left.Exit != "back");
                Assert.True(left.Exit != "approve" || happened.At >= state.EnteredAt.AddMinutes(2), "Too soon.");
            }

            if (happened.Event is WorkItemEvent.WaiverUsed used)
            {
                var waiver = state.Waivers.Single(one => one.Id == used.Waiver);
                Assert.True(waiver.By == Hal.Principal && waiver.Uses < waiver.MaxUses, $"{waiver}");
                Assert.True(happened.At < waiver.ExpiresAt && state.Subject!.Covers(waiver.Subject), $"{waiver}");
            }

            state = WorkItemFold.Fold(state, happened, work.Journal.Count);
        }
    }

    /// <summary>
    /// Nothing happens to what has ended; a paused item is resumed or ended, and else only told things.
    /// </summary>
    private static bool IsFreeToHappen(Lifecycle lifecycle, WorkItemEvent happened) =>
        lifecycle is Lifecycle.Paused && happened is WorkItemEvent.Resumed or WorkItemEvent.Ended
            or WorkItemEvent.ClaimEnded or WorkItemEvent.HandoffClosed
            or WorkItemEvent.EvidenceMinted or WorkItemEvent.VerificationErrored;

    private static bool Proves(Evidence evidence, Subject subject) =>
        evidence.Run?.Status == "pass" && subject.Covers(evidence.Subject);

    private static (WorkItem? State, long Highest) Replay(IEnumerable<StampedEvent> journal)
    {
        var (state, highest, at) = ((WorkItem?)null, 0L, DateTimeOffset.MinValue);
        foreach (var (index, happened) in journal.Index())
        {
            Assert.True(happened.At >= at, "Instants must not run back.");
            at = happened.At;
            highest = happened.Event is WorkItemEvent.ClaimGranted granted ? granted.Fence.Value : highest;
            state = WorkItemFold.Fold(state, happened, index + 1);
        }

        return (state, highest);
    }

    private static (Caller Who, WorkItemCommand Command) Choose(Scenario work, Turn turn)
    {
        Caller[] agents = [Ada, Bob, Cyd];
        var holder = agents.FirstOrDefault(agent => agent.Principal == work.Item.Claim?.Holder) ?? agents[turn.Who];
        var (who, fence) = (agents[turn.Who], work.Item.Claim?.Fence ?? Fence.Of(1, 3));
        var subject = turn.Pick == 0 ? null : new Subject($"c{turn.Pick}");
        return turn.Verb switch
        {
            0 or 1 => (who, Ask.Acquire()),
            2 => (holder, Ask.Recover()),
            3 => (holder, new WorkItemCommand.Progress(fence, "note", subject)),
            4 => (turn.Pick == 0 ? holder : who, new WorkItemCommand.Release(fence, null)),
            5 or 6 => (holder, Ask.Advance(fence, exit: turn.Pick == 3 ? "back" : null, subject)),
            7 => (holder, Ask.Park(fence, exit: null, subject, deadlineMs: 600_000)),
            8 or 9 => (holder, Ask.Verify(fence, subject, exit: null)),
            10 => (Verifier, Ask.Take),
            11 or 12 => (Verifier, Report(work, turn)),
            13 => (turn.Pick == 0 ? Hal : who, Ask.Approve(work.Item.Subject ?? new("c1"), turn.Pick != 1)),
            14 => HandOff(work, turn, holder, who, fence),
            15 => (holder, new WorkItemCommand.OpenDispute(
                work.Item.Park is null ? fence : work.Item.LastClaim!.Fence, null, CriterionOf(work), Why)),
            16 => (turn.Pick == 0 ? who : Hal, Rule(work, turn)),
            17 => (turn.Pick == 0 ? who : Hal, new WorkItemCommand.GrantWaiver(
                GateOf(work), CriterionOf(work), work.Item.Subject ?? new("c1"), Why, 600_000, 1)),
            _ => (Hal, (turn.Pick, turn.Who) is (0, 0) ? Ask.Cancel : IsPaused(work) ? Ask.Resume : Ask.Pause),
        };
    }

    private static string GateOf(Scenario work) => work.Item.Step == "make" ? "made" : "read";

    private static string CriterionOf(Scenario work) => work.Item.Step == "make" ? "tests" : "signed";

    private static WorkItemCommand.ResolveDispute Rule(Scenario work, Turn turn) => new(
        work.Item.Disputes.Count > 0 ? work.Item.Disputes[^1].Id : new("D-1"), (DisputeRuling)(turn.Pick % 3), Why,
        work.Item.Subject, 600_000, 1);

    private static bool IsPaused(Scenario work) => work.Item.Lifecycle is Lifecycle.Paused;

    private static WorkItemCommand Report(Scenario work, Turn turn)
    {
        var request = work.Item.Requests.FirstOrDefault(one => one.Verifier is not null);
        return request is null
            ? Ask.Take
            : Runs.Report(request, turn.Pick switch { 0 => Runs.Failed, 1 => Runs.Errored, _ => Runs.Passed });
    }

    private static (Caller Who, WorkItemCommand Command) HandOff(
        Scenario work, Turn turn, Caller holder, Caller who, Fence fence) => (work.Item.Offer, turn.Pick) switch
        {
            (null, _) => (holder, Ask.Offer(fence, expiresMs: 300_000)),
            (var offer, 0) => (holder, new WorkItemCommand.Withdraw(fence, offer.Id)),
            var (offer, _) => (who, Ask.Accept(
                offer.Id, offer.Facts.Subject, [.. offer.Facts.Unmet.Select(one => one.Criterion)])),
        };

    /// <summary>What is done next, by whom, after which time, in which variant.</summary>
    private sealed record Turn(int Verb, int Who, int Wait, int Pick);
}
