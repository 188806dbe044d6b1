using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Workflows;

/// <summary>Whether what a step does outside of the subject can be undone.</summary>
[JsonConverter(typeof(KebabCaseConverter<StepEffect>))]
public enum StepEffect
{
    /// <summary>It can be undone.</summary>
    Reversible,

    /// <summary>It cannot: the load checks demand guarantees and an entry gate.</summary>
    Irreversible,
}
