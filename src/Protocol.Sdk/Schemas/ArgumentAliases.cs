using System.Collections.Frozen;

namespace Protocol.Schemas;

/// <summary>Names by which callers often mean an argument: they are told the right one, nothing is guessed.</summary>
internal static class ArgumentAliases
{
    private static readonly FrozenDictionary<string, string[]> Meant = new Dictionary<string, string[]>
    {
        ["id"] = ["work", "handoff", "verification", "workflow"],
        ["workid"] = ["work"],
        ["workitem"] = ["work"],
        ["item"] = ["work"],
        ["issue"] = ["work"],
        ["task"] = ["work"],
        ["handle"] = ["claim", "handle"],
        ["claimhandle"] = ["claim"],
        ["claimid"] = ["claim"],
        ["handoffid"] = ["handoff"],
        ["offer"] = ["handoff"],
        ["message"] = ["note", "reason", "summary", "comment"],
        ["comment"] = ["note", "reason", "summary"],
        ["text"] = ["note", "reason", "summary"],
        ["why"] = ["reason"],
        ["wait"] = ["waitMs"],
        ["timeout"] = ["waitMs", "deadlineMs", "expiresMs"],
        ["lease"] = ["leaseMs"],
        ["ttl"] = ["leaseMs", "expiresMs"],
        ["deadline"] = ["deadlineMs"],
        ["expires"] = ["expiresMs"],
        ["key"] = ["idempotencyKey"],
        ["head"] = ["commit", "subject"],
        ["sha"] = ["commit", "subject"],
        ["gitcommit"] = ["commit", "subject"],
        ["subject"] = ["commit"],
        ["commit"] = ["subject"],
        ["name"] = ["title", "exit"],
        ["description"] = ["goal"],
        ["transition"] = ["exit"],
        ["step"] = ["exit"],
        ["gate"] = ["exit"],
        ["to"] = ["toRole", "exit"],
        ["role"] = ["toRole", "roles"],
        ["principal"] = ["toPrincipal"],
        ["nextsteps"] = ["actions", "narrative"],
        ["next"] = ["actions", "exit"],
        ["cursor"] = ["after"],
        ["since"] = ["after"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The argument that was probably meant, if the schema has it.</summary>
    public static string? Of(string given, IReadOnlyCollection<string> known) =>
        Meant.TryGetValue(Plain(given), out var meant) ? meant.FirstOrDefault(known.Contains) : null;

    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsAsciiLetterOrDigit).Take(32).Select(char.ToLowerInvariant));
}
