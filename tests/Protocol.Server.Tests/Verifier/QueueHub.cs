using System.Collections.ObjectModel;
using System.Reflection;
using Protocol.Operations;

namespace Protocol.Server.Tests.Verifier;

/// <summary>
/// A hub that knows verification requests alone: it hands out the tasks that it was given, and keeps the reports.
/// </summary>
public class QueueHub : DispatchProxy
{
    private readonly Queue<Answer<AcquireVerification.Result>> answers = new();

    /// <summary>What was reported.</summary>
    public Collection<ReportVerification.Request> Reports { get; } = [];

    /// <summary>The refusals with which the first reports are answered.</summary>
    public Queue<Refusal> Refusals { get; } = new();

    /// <summary>Makes a hub; the second value is the same object.</summary>
    public static (IHub Hub, QueueHub Queue) Make()
    {
        var hub = Create<IHub, QueueHub>();
        return (hub, (QueueHub)(object)hub);
    }

    /// <summary>Adds an answer to <c>verification/acquire</c>.</summary>
    public void Add(Answer<AcquireVerification.Result> answer) => answers.Enqueue(answer);

    /// <summary>Adds a task.</summary>
    public void Add(VerificationTask task) =>
        Add(new AcquireVerification.Result("acquired", new($"V-{answers.Count}.1.mac"), new(1), 60_000, task));

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => args?[0] switch
    {
        AcquireVerification.Request => Task.FromResult(
            answers.TryDequeue(out var answer)
                ? answer : new AcquireVerification.Result("none-available", RetryAfterMs: 10)),
        ReportVerification.Request report => Task.FromResult(Take(report)),
        _ => throw new NotSupportedException(targetMethod?.Name),
    };

    private Answer<ReportVerification.Result> Take(ReportVerification.Request report)
    {
        if (Refusals.TryDequeue(out var refusal))
            return refusal;
        Reports.Add(report);
        return new ReportVerification.Result("minted", new("E-1"), Gates.Trust.Verified, new("W-1"));
    }
}
