using System.Text.Json;

namespace Protocol.Operations;

/// <summary>
/// An operation of the standard as every binding needs it: its names, what it takes, and how it is asked of a hub.
/// Requests always go from the client to the hub.
/// </summary>
public abstract class Operation
{
    private protected Operation(string name, Scope scope) => (Name, Scope) = (name, scope);

    /// <summary>The abstract name, which is the JSON-RPC method: <c>claim/acquire</c>.</summary>
    public string Name { get; }

    /// <summary>What a caller must be allowed.</summary>
    public Scope Scope { get; }

    /// <summary>The MCP tool that offers it; none for the verbs of people, operators and verifiers.</summary>
    public string? Tool { get; internal init; }

    /// <summary>Whether it appends to the journal.</summary>
    public bool Mutating { get; internal init; }

    /// <summary>Whether it carries a claim handle, and renews the claim.</summary>
    public bool HolderVerb { get; internal init; }

    /// <summary>The schema of its request, below schemas/.</summary>
    public string RequestSchema => $"operations/{Name.Replace('/', '-')}.request.json";

    /// <summary>Checks the arguments, asks the hub, and answers in JSON. It adds no rule of its own.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public abstract Task<Answer<JsonElement>> InvokeAsync(
        IHub hub, JsonElement arguments, CancellationToken cancellationToken);
}
