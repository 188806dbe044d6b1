using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using static Protocol.WorkItems.WorkItemCommand;

namespace Protocol.WorkItems;

/// <summary>Verification requests and reports: spec/evidence.md.</summary>
internal static class VerificationDecisions
{
    private const string RunType = "https://w3id.org/signalbox/0.1/criterion-run";
    private const long LeaseMarginMs = 120_000;
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(10);

    public static Decision Ask(Deciding deciding, AskVerification command)
    {
        if ((deciding.WhyNotHolder(command.Fence) ?? deciding.WhyNotNamed(command.Subject)) is { } refusal)
            return new Decision.Refused(refusal);

        if (StepDecisions.FindExit(deciding, command.Exit, out var exit) is { } unknown)
            return new Decision.Refused(unknown);

        var question = new Question(command.Subject ?? deciding.Item.Subject, command.Dirty);
        var verdict = GateEvaluator.Evaluate(deciding.Item, exit, question, deciding.Told, deciding.Now);
        var gate = deciding.Draft.Step.Exits![exit].Gate;
        if (verdict.Subject is null || command.Dirty || gate is null)
            return new Decision.Unmoved("nothing-to-verify", Verdict: verdict);

        deciding.Touch();
        deciding.Draft.Name(command.Subject, deciding.Actor);
        var open = Undecided(deciding, exit, gate).Zip(command.Nonces).ToList();
        foreach (var (criterion, nonce) in open)
            deciding.Draft.Happen(Request(deciding, gate, criterion, nonce), deciding.Now, deciding.Actor);

        var after = GateEvaluator.Evaluate(
            deciding.Item, exit, new(deciding.Item.Subject), deciding.Told, deciding.Now);
        return deciding.Draft.Accept(after);
    }

    public static Decision Take(Deciding deciding)
    {
        if (!IsVerifier(deciding.Caller))
            return NotVerifier();

        var request = deciding.Item.Requests.FirstOrDefault(
            request => request.LeaseEnds is not { } ends || ends <= deciding.Now);
        if (request is null)
            return new Decision.Unmoved("none-available");

        var run = deciding.Told.Workflow.Document.Gates![request.Gate].All
            .SelectMany(criterion => criterion.AnyOf ?? [criterion])
            .First(criterion => criterion.Id == request.Criterion).Run;
        var term = (long)(Durations.Read(run?.Timeout) ?? DefaultTimeout).TotalMilliseconds + LeaseMarginMs;
        deciding.Draft.Happen(
            new WorkItemEvent.VerificationTaken(
                request.Id, deciding.Caller.Principal, deciding.Draft.NextFence, deciding.Now.AddMilliseconds(term)),
            deciding.Now,
            deciding.Actor);
        return deciding.Draft.Accept();
    }

    public static Decision Report(Deciding deciding, Report report)
    {
        if (!IsVerifier(deciding.Caller))
            return NotVerifier();

        var request = deciding.Item.Requests.FirstOrDefault(one => one.Id == report.Verification);
        if (request is null || request.Fence != report.Fence || request.Verifier != deciding.Caller.Principal)
        {
            return new Decision.Refused(Refusals.Of(
                ErrorCode.StaleFence,
                $"{report.Verification} is not yours any more; nothing was recorded.",
                next: new NextAction("verify", "Take another request.", Call: new("verification/acquire"))));
        }

        if (WhyRejected(request, report) is { } why)
            return new Decision.Refused(Refusals.Of(ErrorCode.EvidenceRejected, why));

        if (report.Run.Status is not ("pass" or "fail"))
        {
            deciding.Draft.Happen(
                new WorkItemEvent.VerificationErrored(request.Id, report.Run.Reasons), deciding.Now, deciding.Actor);
            return deciding.Draft.Accept();
        }

        Mint(deciding, request, report);
        TakeEffect(deciding);
        return deciding.Draft.Accept();
    }

    /// <summary>
    /// Lets reports take effect: the last attempt exhausts the step, a parked item is judged again. One that came in a
    /// pause does so when the item is resumed.
    /// </summary>
    public static void TakeEffect(Deciding deciding)
    {
        if (deciding.Item.Lifecycle is not Lifecycle.Open)
            return;

        if (deciding.Draft.Step.Attempts is { } limit && deciding.Item.FailedSubjects.Count >= limit)
            StepMoves.Leave(deciding.Draft, "exhausted", null, "attempts", (deciding.Now, Actor.Hub));
        else
            Parking.Settle(deciding.Draft, deciding.Now);
    }

    private static void Mint(Deciding deciding, VerificationRequest request, Report report)
    {
        var evidence = new Evidence(
            new($"E-{deciding.Draft.NextSeq}"), RunType, report.Subject, report.Trust, deciding.Caller.Principal,
            deciding.Now, request.Visit, request.CriterionDigest, report.Run);
        deciding.Draft.Happen(
            new WorkItemEvent.EvidenceMinted(evidence, request.Id), deciding.Now, deciding.Actor);
    }

    private static string? WhyRejected(VerificationRequest request, Report report)
    {
        if (request.Nonce != report.Nonce)
            return "The report does not carry the nonce of its request.";

        return request.Subject.Covers(report.Subject)
            ? null
            : "The report is about another subject than its request.";
    }

    /// <summary>
    /// What a verifier has to decide about the current subject, and nobody has been asked yet. What is too old to count
    /// decides nothing.
    /// </summary>
    private static IEnumerable<Criterion> Undecided(Deciding deciding, string exit, string gate)
    {
        var subject = deciding.Item.Subject!;
        var inputs = InputsOf.Item(deciding.Item, exit, new(subject), deciding.Told);
        return
            from criterion in deciding.Told.Workflow.Document.Gates![gate].All
            from option in criterion.AnyOf ?? [criterion]
            where option.IsForVerifier
            let digest = DigestOf(deciding, gate, option)
            where !deciding.Item.Requests.Any(one => one.CriterionDigest == digest && subject.Covers(one.Subject)
                && one.Visit == deciding.Item.Visit && one.Step == deciding.Item.Step)
            let newest = deciding.Item.Evidence.LastOrDefault(one => one.CriterionDigest == digest
                && one.Trust >= option.Need && subject.Covers(one.Subject))
            where newest is null || Age.Of(new(option, digest, inputs, deciding.Now), newest.At).WhyNot is not null
            select option;
    }

    private static WorkItemEvent.VerificationRequested Request(
        Deciding deciding, string gate, Criterion criterion, string nonce) => new(new(
            new($"V-{deciding.Draft.NextSeq}"),
            deciding.Item.Step,
            deciding.Item.Visit,
            gate,
            criterion.Id,
            DigestOf(deciding, gate, criterion),
            deciding.Item.Subject!,
            nonce,
            deciding.Now));

    private static Digest DigestOf(Deciding deciding, string gate, Criterion criterion) =>
        deciding.Told.Workflow.Criterion(gate, criterion.Id).Digest;

    private static bool IsVerifier(Caller caller) =>
        caller.Kind is PrincipalKind.Service && caller.Roles.Contains("verifier");

    private static Decision.Refused NotVerifier() => new(Refusals.Of(
        ErrorCode.Denied,
        "Only an enrolled service with the role verifier mints evidence. What you know yourself is testimony.",
        next: new NextAction("verify", "Ask for verification instead.", Call: new("verification/request"))));
}
