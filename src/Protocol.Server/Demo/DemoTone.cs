namespace Protocol.Server.Demo;

/// <summary>How a line of the story went.</summary>
internal enum DemoTone
{
    /// <summary>It goes on.</summary>
    Plain,

    /// <summary>A gate passed, or a claim moved.</summary>
    Good,

    /// <summary>The hub said no, as it must.</summary>
    Refused,
}
