using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Workflows;

/// <summary>What a step is.</summary>
[JsonConverter(typeof(KebabCaseConverter<StepType>))]
public enum StepType
{
    /// <summary>A principal claims it and proposes an exit.</summary>
    Task,

    /// <summary>The hub takes the first case that holds.</summary>
    Decision,

    /// <summary>The work item ends here.</summary>
    End,
}
