namespace Protocol.Bindings.Mcp;

/// <summary>What is settled at launch: the tool list never changes afterwards.</summary>
public sealed record McpBindingOptions
{
    /// <summary>Name of the server, as hosts show it.</summary>
    public string Name { get; init; } = "signalbox";

    /// <summary>Version of the server.</summary>
    public string ServerVersion { get; init; } = "0.1.0";

    /// <summary>Whether the preset lets the agent create work.</summary>
    public bool CreateWork { get; init; }

    /// <summary>The profiles of the hub, as <c>describe</c> tells them.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Fills in the subject where the agent named none.</summary>
    public ISubjectSource? Subjects { get; init; }

    /// <summary>Starts a verifier for the tool <c>verify</c>.</summary>
    public IVerifierLauncher? Verifier { get; init; }

    /// <summary>How long the tool <c>verify</c> waits for a verdict.</summary>
    public TimeSpan VerifyWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The clock of waiting.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
