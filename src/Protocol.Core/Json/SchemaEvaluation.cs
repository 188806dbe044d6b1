using System.Text.Json;

namespace Protocol.Json;

/// <summary>
/// One validation. It first only decides, and stops at the first fault; an invalid value is then looked through again
/// to explain it. Both passes share one number of steps, and a value that needs more is invalid.
/// </summary>
internal sealed class SchemaEvaluation(SchemaSettings settings)
{
    private readonly List<SchemaFault> faults = [];
    private readonly List<PathStep> path = [];
    private int steps;
    private int depth;

    /// <summary>Whether faults are collected; otherwise the first one ends the search.</summary>
    public bool IsExplaining { get; private set; }

    /// <summary>Whether <c>format</c> is demanded.</summary>
    public bool AssertsFormat => settings.AssertFormat;

    private bool IsExhausted => steps > settings.MaxSteps || depth > SchemaLimits.MaxEvaluationDepth;

    /// <summary>The faults of a value.</summary>
    public IReadOnlyList<SchemaFault> Run(SchemaNode root, JsonElement instance)
    {
        if (Matches(root, instance)) return [];
        if (IsExhausted) return [Exhaustion];
        Explain(root, instance);
        return faults.Count > 0 && !IsExhausted ? faults : [.. faults, Exhaustion];
    }

    /// <summary>Counts work; false where there was too much of it.</summary>
    public bool Spend(int count)
    {
        steps = (int)Math.Min((long)steps + count, int.MaxValue);
        return !IsExhausted;
    }

    /// <summary>Whether the value is valid, without saying why.</summary>
    public bool Matches(SchemaNode node, JsonElement value)
    {
        var before = IsExplaining;
        IsExplaining = false;
        var isValid = Check(node, value);
        IsExplaining = before;
        return isValid && !IsExhausted;
    }

    /// <summary>Collects what is wrong with the value.</summary>
    public bool Explain(SchemaNode node, JsonElement value)
    {
        IsExplaining = true;
        return Check(node, value);
    }

    /// <summary>Checks a value, in the way that is on.</summary>
    public bool Check(SchemaNode node, JsonElement value)
    {
        if (IsExhausted || (IsExplaining && faults.Count >= settings.MaxFaults)) return false;
        depth++;
        var isValid = Spend(1) && ValueCheck.IsOfType(this, node, value) && CheckWithin(node, value);

        // Where the depth is the trouble it stays so, for the answer is not to be trusted any more.
        if (depth <= SchemaLimits.MaxEvaluationDepth) depth--;
        return isValid;
    }

    /// <summary>Checks what the current value has under a step.</summary>
    public bool CheckAt(PathStep step, SchemaNode node, JsonElement value)
    {
        path.Add(step);
        var isValid = Check(node, value);
        path.RemoveAt(path.Count - 1);
        return isValid;
    }

    /// <summary>Notes a fault of the current value, or of what it has under a step.</summary>
    /// <returns>False, always.</returns>
    public bool Fault(string keyword, string message, PathStep? step = null)
    {
        if (!IsExplaining || faults.Count >= settings.MaxFaults) return false;
        faults.Add(new(JsonPointer.Of(step is null ? path : path.Append(step.Value)), keyword, message));
        return false;
    }

    private bool CheckWithin(SchemaNode node, JsonElement value)
    {
        var isValid = ValueCheck.IsAllowed(this, node, value);
        if (!isValid && !IsExplaining) return false;
        isValid &= value.ValueKind switch
        {
            JsonValueKind.Object => ObjectCheck.IsValid(this, node, value),
            JsonValueKind.Array => ArrayCheck.IsValid(this, node, value),
            JsonValueKind.String => ValueCheck.IsValidText(this, node, value),
            JsonValueKind.Number => ValueCheck.IsValidNumber(this, node, value),
            _ => true,
        };
        return (isValid || IsExplaining) && CombinationCheck.IsValid(this, node, value) && isValid;
    }

    private SchemaFault Exhaustion => new("", "limit", steps > settings.MaxSteps
        ? $"The value needs more than the {settings.MaxSteps} steps that a validation may take."
        : "The value is nested too deeply to be validated.");
}
