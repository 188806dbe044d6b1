using Protocol.Operations;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// How far journal and time have come: the last position, the latest instant that the store has used, and the instant
/// of the event that was appended last in this transaction.
/// </summary>
internal readonly record struct Mark(long Head, DateTimeOffset Latest, DateTimeOffset? LastAppended = null)
{
    /// <summary>Whether the journal does not show the latest instant by itself.</summary>
    public bool MustBeSaved => LastAppended != Latest;

    /// <summary>The mark after an event.</summary>
    public Mark After(JournalEntry entry) => new(entry.Seq, entry.At > Latest ? entry.At : Latest, entry.At);

    /// <summary>The mark at the instant that a clock shows; a clock that runs back is not followed.</summary>
    public Mark At(TimeProvider clock)
    {
        var shown = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return shown > Latest ? this with { Latest = shown } : this;
    }
}
