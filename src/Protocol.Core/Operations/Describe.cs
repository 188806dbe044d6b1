using System.Text.Json;

namespace Protocol.Operations;

/// <summary><c>describe</c>: what this hub is, speaks and allows.</summary>
public static class Describe
{
    /// <summary>No argument.</summary>
    public sealed record Request(JsonElement? Ext = null);

    /// <summary>The hub's description.</summary>
    /// <param name="Outcome">Always <c>ok</c>.</param>
    /// <param name="Spec">The version of the standard.</param>
    /// <param name="Hub">Name and version of the implementation.</param>
    /// <param name="Workspace">The workspace that the caller is in.</param>
    /// <param name="Sealed">Whether a person has enrolled; until then loads by anybody are accepted and
    /// journaled.</param>
    /// <param name="Profiles">Declared profiles; an object each, never a boolean.</param>
    /// <param name="Bindings">Versions of the bindings that are served.</param>
    /// <param name="Limits">Effective limits by name, in the unit that the name ends with.</param>
    /// <param name="Operations">The operations that do not answer <c>unsupported</c>.</param>
    public sealed record Result(
        string Outcome,
        string Spec,
        HubVersion Hub,
        string Workspace,
        bool Sealed,
        IReadOnlyDictionary<string, JsonElement> Profiles,
        IReadOnlyDictionary<string, string> Bindings,
        IReadOnlyDictionary<string, long> Limits,
        IReadOnlyList<string> Operations);

    /// <summary>Which implementation answers.</summary>
    public sealed record HubVersion(string Name, string Version);
}
