namespace Protocol.Json;

/// <summary>What an instruction of a compiled pattern does.</summary>
internal enum PatternStepKind
{
    /// <summary>Takes one character.</summary>
    Character,

    /// <summary>Goes on at two places at once.</summary>
    Fork,

    /// <summary>Goes on where the text starts.</summary>
    Start,

    /// <summary>Goes on where the text ends.</summary>
    End,

    /// <summary>The pattern is found.</summary>
    Found,
}
