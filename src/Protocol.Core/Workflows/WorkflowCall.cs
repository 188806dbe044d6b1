using System.Text.Json;

namespace Protocol.Workflows;

/// <summary>A workflow by id and the beginning of a version (<c>sdlc.change@1.4</c>), and its inputs.</summary>
public sealed record WorkflowCall(string Call, JsonElement? With = null);
