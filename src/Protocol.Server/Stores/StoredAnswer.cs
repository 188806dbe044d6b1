using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.Server.Stores;

/// <summary>
/// The committed answer to an idempotency key: replayed where the same principal sends the same request
/// (<paramref name="RequestDigest"/>) again, a mismatch where it sends another.
/// </summary>
internal sealed record StoredAnswer(
    PrincipalId Principal, string Key, string Operation, Digest RequestDigest, string Result, DateTimeOffset At);
