using System.Text.Json;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>An event of the journal [SB-JRNL-001]; <paramref name="Seq"/> is dense within the workspace.</summary>
public sealed record JournalEntry(
    long Seq, DateTimeOffset At, string Type, Actor Actor, WorkId? Work, JsonElement Data);
