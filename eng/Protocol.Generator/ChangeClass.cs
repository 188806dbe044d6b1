namespace Protocol.Generator;

/// <summary>What a change of a schema asks for, from least to most.</summary>
public enum ChangeClass
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>Only what people read.</summary>
    Editorial,

    /// <summary>What was valid stays valid and what was read stays readable.</summary>
    Additive,

    /// <summary>Somebody who kept to the old schema fails.</summary>
    Breaking,
}
