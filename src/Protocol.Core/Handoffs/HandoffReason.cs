using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Handoffs;

/// <summary>Why a claim is passed on.</summary>
[JsonConverter(typeof(KebabCaseConverter<HandoffReason>))]
public enum HandoffReason
{
    /// <summary>The step is done and the next is for somebody else.</summary>
    StepComplete,

    /// <summary>The context of the giver is full.</summary>
    ContextExhausted,

    /// <summary>The giver stops.</summary>
    ShiftEnd,

    /// <summary>The giver cannot go on.</summary>
    Blocked,

    /// <summary>Somebody else can do it better.</summary>
    Capability,

    /// <summary>A person is needed.</summary>
    Escalation,

    /// <summary>The hub made it from facts alone.</summary>
    CrashRecovery,

    /// <summary>Somebody decided so.</summary>
    Reassigned,
}
