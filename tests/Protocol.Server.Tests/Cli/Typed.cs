using System.Text.Json;

namespace Protocol.Server.Tests.Cli;

/// <summary>What a command left: its exit code, what it answered, and what it complained of.</summary>
internal sealed record Typed(int Code, string Out, string Error)
{
    /// <summary>The answer as JSON: exactly one line.</summary>
    public JsonElement Json => JsonElement.Parse(Assert.Single(Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>A member of the answer, as text.</summary>
    public string? this[string member] => Json.GetProperty(member).ToString();
}
