namespace Protocol.Generator;

/// <summary>What is wrong between the pages and what is said to prove them.</summary>
public static class TraceFaults
{
    /// <summary>Names every fault and what mends it.</summary>
    /// <param name="sources">The repository.</param>
    public static IEnumerable<string> In(Sources sources)
    {
        var stated = Requirements.Read(sources).Select(one => one.Id).ToHashSet();
        var coverage = Coverage.Read(sources);
        var proved = coverage.Select(one => one.Id).ToHashSet();
        var excluded = Trace.Exclusions(sources).SelectMany(Trace.Ids).ToList();
        return
        [
            .. stated.Where(id => !proved.Contains(id) && !excluded.Contains(id)).Select(id =>
                $"{id}: no case, no check, no vector names it; write one, or say in {Trace.ExclusionPath} why not."),
            .. excluded.Where(proved.Contains).Select(id =>
                $"{id} is excluded, and proved: take it out of {Trace.ExclusionPath}."),
            .. excluded.GroupBy(id => id).Where(group => group.Count() > 1).Select(group =>
                $"{group.Key} is excluded twice in {Trace.ExclusionPath}."),
            .. excluded.Where(id => !stated.Contains(id)).Select(id => $"{Trace.ExclusionPath}: no page has {id}."),
            .. coverage.Where(one => !stated.Contains(one.Id)).Select(one =>
                $"{one.File} ({one.Name}): no page has {one.Id}."),
        ];
    }
}
