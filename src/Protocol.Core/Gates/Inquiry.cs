namespace Protocol.Gates;

/// <summary>One criterion with its digest, and all that it is judged from.</summary>
internal sealed record Inquiry(
    Criterion Criterion, Digest Digest, EvaluationInputs Inputs, DateTimeOffset AsOf)
{
    /// <summary>What the verdict is about.</summary>
    public Subject? Subject => Inputs.Subject;

    /// <summary>Whether a statement about the other subject is one about this subject [SB-EVID-006].</summary>
    public bool IsAbout(Subject? other) => Subject?.Covers(other) ?? false;
}
