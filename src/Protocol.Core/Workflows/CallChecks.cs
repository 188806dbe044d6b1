namespace Protocol.Workflows;

/// <summary>W113, W122: what is called is there, does not lead back here, and does not go too deep.</summary>
internal static class CallChecks
{
    private const int MaxDepth = 8;
    private const int MaxCalled = 256;

    /// <param name="workflow">The workflow.</param>
    /// <param name="regions">Its regions.</param>
    /// <param name="find">The current workflow of an id.</param>
    public static IEnumerable<Finding> Check(
        Workflow workflow, IReadOnlyList<Region> regions, Func<string, Workflow?> find) =>
        from region in regions
        from step in region.Steps
        from call in Of(step.Value, region.At(step.Key))
        let why = WhyNot(workflow, call.Called, find)
        where why is not null
        select Found.Error(why.Value.Code, call.Place, why.Value.Message);

    private static IEnumerable<(string Place, string Called)> Of(Step step, string at)
    {
        if (step.Call is { } called)
            yield return (Found.At(at, "call"), called);

        if (step.Each is { Call: { } each })
            yield return (Found.At(at, "each", "call"), each);
    }

    private static (string Code, string Message)? WhyNot(
        Workflow caller, string called, Func<string, Workflow?> find)
    {
        HashSet<string> seen = [];
        List<string> level = [called];
        for (var depth = 1; level.Count > 0; depth++)
        {
            List<string> next = [];
            foreach (var (id, version) in level.Select(Split).Where(one => seen.Add(one.Id)))
            {
                if (id == caller.Id)
                    return ("W122", $"'{called}' leads back to {caller.Id}: a workflow does not call itself.");

                if (depth > MaxDepth || seen.Count > MaxCalled)
                    return ("W122", $"'{called}' calls more than {MaxDepth} levels deep, or {MaxCalled} workflows.");

                if (find(id) is not { } found
                    || !$"{found.Version}.".StartsWith($"{version}.", StringComparison.Ordinal))
                {
                    return ("W113", $"There is no workflow {id}@{version} here. Load it first.");
                }

                next.AddRange(Region.Of(found).SelectMany(region => region.Steps.Values)
                    .SelectMany(step => Of(step, "")).Select(one => one.Called));
            }

            level = next;
        }

        return null;
    }

    private static (string Id, string Version) Split(string called)
    {
        var at = called.LastIndexOf('@');
        return at < 0 ? (called, "") : (called[..at], called[(at + 1)..]);
    }
}
