using Protocol.Operations;

namespace Protocol.Server.Stores;

/// <summary>
/// The store cannot do what was asked. <see cref="Code"/> is <c>busy</c>, <c>storage-unavailable</c>,
/// <c>storage-full</c>, <c>store-too-new</c> or <c>unknown-outcome</c>; except for the last, nothing was written.
/// </summary>
internal sealed class StoreException(ErrorCode code, string message, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>What to answer.</summary>
    public ErrorCode Code { get; } = code;
}
