using System.Text.Json;

namespace Protocol.Foreign.Tests;

/// <summary>What a process left when it ended.</summary>
internal sealed record Ended(int Code, string Output, string Error)
{
    /// <summary>Its output as one JSON value.</summary>
    public JsonElement Json => JsonElement.Parse(Output);

    /// <summary>Everything, for a message.</summary>
    public override string ToString() => $"exit {Code}\n{Output}\n{Error}";
}
