using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>claim/revoke</c>: a person takes a claim away.</summary>
public static class RevokeClaim
{
    /// <summary>Of which work item, and why.</summary>
    public sealed record Request(
        WorkId Work, string Reason, string? IdempotencyKey = null, Proof? Proof = null, JsonElement? Ext = null);

    /// <summary>Outcome <c>revoked</c>, or <c>unclaimed</c> where nobody held it.</summary>
    public sealed record Result(string Outcome, WorkStub Work);
}
