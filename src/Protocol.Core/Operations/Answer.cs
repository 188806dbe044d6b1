namespace Protocol.Operations;

/// <summary>What an operation answers: a result (every expected outcome is one), or a refusal.</summary>
public abstract record Answer<T>
{
    /// <summary>The operation was carried out, or its expected negative outcome is told.</summary>
    public sealed record Ok(T Result) : Answer<T>;

    /// <summary>The operation was refused and changed nothing.</summary>
    public sealed record Refused(Refusal Refusal) : Answer<T>;

    private Answer() { }

    /// <summary>Lets an operation name the result alone.</summary>
    public static implicit operator Answer<T>(T result) => new Ok(result);

    /// <summary>Lets an operation name the refusal alone.</summary>
    public static implicit operator Answer<T>(Refusal refusal) => new Refused(refusal);
}
