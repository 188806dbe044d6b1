using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Operations;

/// <summary>Whether and how the same request may be sent again.</summary>
[JsonConverter(typeof(KebabCaseConverter<Retry>))]
public enum Retry
{
    /// <summary>It fails the same way for ever.</summary>
    Never,

    /// <summary>It may succeed once the caller changed something.</summary>
    AfterChange,

    /// <summary>It may succeed later.</summary>
    AfterDelay,

    /// <summary>Send it again with the same idempotency key to learn the outcome.</summary>
    SameKey,
}
