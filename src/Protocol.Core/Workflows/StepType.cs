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

    /// <summary>Nobody claims it: the hub leaves it when its gate passes, or on its deadline.</summary>
    Wait,

    /// <summary>Branches, each a region of its own; then they are joined.</summary>
    Fork,

    /// <summary>One child for each target.</summary>
    Map,

    /// <summary>Another workflow, whose result is the exit.</summary>
    Call,

    /// <summary>The work item ends here, or the branch.</summary>
    End,
}
