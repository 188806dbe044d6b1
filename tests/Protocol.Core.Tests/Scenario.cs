using System.Text.Json;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol;

/// <summary>
/// A work item and its time: given what has happened, when a command comes, then what happens is told in one line. With
/// every command it is proved that deciding is pure and that the journal gives the state.
/// </summary>
internal sealed class Scenario
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    private readonly List<StampedEvent> _journal = [];
    private readonly PinnedWorkflow _workflow;
    private readonly bool _sealed;
    private readonly Limits _limits;

    public Scenario(PinnedWorkflow workflow, bool isSealed = false, Limits? limits = null)
    {
        (_workflow, _sealed, _limits) = (workflow, isSealed, limits ?? new Limits());
        Commit(WorkItemDecider.Create(Ask.Create(workflow.Ref), People.Ada, Told));
    }

    public Scenario(PinnedWorkflow workflow, WorkItemCommand.Create create)
    {
        (_workflow, _limits) = (workflow, new Limits());
        Commit(WorkItemDecider.Create(create, People.Ada, Told));
    }

    /// <summary>How the dependencies of the item stand.</summary>
    public Dictionary<WorkId, Lifecycle> Dependencies { get; } = [];

    public DateTimeOffset Now { get; private set; } = Begin;

    /// <summary>The state that is stored: time has passed since.</summary>
    public WorkItem Item { get; private set; } = null!;

    /// <summary>The state as of now.</summary>
    public WorkItem AsOf => WorkItemTime.AsOf(Item, Told);

    public IReadOnlyList<StampedEvent> Journal => _journal;

    public Fence Fence => Item.Claim!.Fence;

    public Verdict? Verdict { get; private set; }

    public Refusal? Refusal { get; private set; }

    public Circumstances Told => new(Now, _journal.Count + 1, 1, _workflow, Dependencies, _sealed, _limits);

    public Standing Standing => WorkItemAvailability.Of(AsOf, Told);

    public Scenario After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Scenario After(int minutes) => After(TimeSpan.FromMinutes(minutes));

    /// <summary>Something that takes effect, on the way to what is tested.</summary>
    public Scenario Given(Caller who, WorkItemCommand command)
    {
        var then = When(who, command);
        Assert.False(then.Contains(':', StringComparison.Ordinal), then);
        return this;
    }

    /// <summary>
    /// What comes of a command: the types of the events, or <c>unmoved: why</c>, or <c>refused: code</c>.
    /// </summary>
    public string When(Caller who, WorkItemCommand command)
    {
        var decision = WorkItemDecider.Decide(Item, command, who, Told);
        Assert.Equal(Text(decision), Text(WorkItemDecider.Decide(Item, command, who, Told)));
        Methods.Check(command, decision, BroughtByTime());
        (Verdict, Refusal) = (null, null);
        switch (decision)
        {
            case Decision.Accepted accepted:
                Verdict = accepted.Verdict;
                return string.Join(' ', Commit(accepted));
            case Decision.Unmoved unmoved:
                Verdict = unmoved.Verdict;
                return $"unmoved: {unmoved.Outcome}";
            case Decision.Refused refused:
                Refusal = refused.Refusal;
                return $"refused: {JsonNamingPolicy.KebabCaseLower.ConvertName(refused.Refusal.Code.ToString())}";
            default:
                throw new InvalidOperationException($"{decision}");
        }
    }

    /// <summary>The verdict of an exit about the current subject; judged twice, with the same bytes.</summary>
    public Verdict Judge(string exit = "done", Question? question = null)
    {
        var asked = question ?? new Question(Item.Subject);
        var verdict = GateEvaluator.Evaluate(AsOf, exit, asked, Told, Now);
        Assert.Equal(Text(verdict), Text(GateEvaluator.Evaluate(AsOf, exit, asked, Told, Now)));
        return verdict;
    }

    /// <summary>The first criterion of the gate: its status and the codes of its reasons.</summary>
    public string JudgeFirst(Question? question = null)
    {
        var first = Judge(question: question).Criteria[0];
        var status = JsonNamingPolicy.KebabCaseLower.ConvertName(first.Status.ToString());
        return string.Join(' ', first.Reasons.Select(reason => reason.Code).Prepend(status));
    }

    /// <summary>The only instants at which anything happened with the last command, in order.</summary>
    public IReadOnlyList<TimeSpan> Instants(int last) => [.. _journal.TakeLast(last).Select(one => one.At - Begin)];

    /// <summary>How many events time has brought by now, before any command.</summary>
    private int BroughtByTime()
    {
        var draft = new Draft(Item, Told);
        WorkItemTime.Pass(draft);
        return draft.Events.Count;
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, ProtocolJson.Of<T>());

    private static string Text(Decision decision) => decision switch
    {
        Decision.Accepted accepted => string.Concat(
            accepted.Events.Select((one, index) => Text(one.Event) + one.At.Ticks + one.Actor + index)),
        Decision.Unmoved unmoved => unmoved.Outcome
            + unmoved.RetryAfterMs + (unmoved.Verdict is { } verdict ? Text(verdict) : ""),
        Decision.Refused refused => Text(refused.Refusal),
        _ => throw new InvalidOperationException($"{decision}"),
    };

    private List<string> Commit(Decision decision)
    {
        var accepted = Assert.IsType<Decision.Accepted>(decision);
        var state = Item;
        List<string> types = [];
        foreach (var happened in accepted.Events)
        {
            _journal.Add(happened);
            state = WorkItemFold.Fold(state, happened, _journal.Count);
            types.Add(JournalForm.ToEntry(happened, _journal.Count, state.Id).Type);
        }

        Item = state;
        Assert.Equal(Text(Item), Text(Refold()));
        return types;
    }

    /// <summary>The state from the journal as it is written and read.</summary>
    private WorkItem Refold()
    {
        WorkItem? state = null;
        foreach (var (index, happened) in _journal.Index())
        {
            var entry = JournalForm.ToEntry(happened, index + 1, new("W-1"));
            state = WorkItemFold.Fold(state, JournalForm.FromEntry(entry)!, index + 1);
        }

        return state!;
    }
}
