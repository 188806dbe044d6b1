namespace Protocol.Generator;

/// <summary>Writes what is generated, or checks that it is as it should be.</summary>
public static class Generation
{
    /// <summary>Writes every product that differs, and names it.</summary>
    /// <param name="sources">The repository.</param>
    /// <param name="output">Where to name them.</param>
    /// <returns>The exit code.</returns>
    public static int Write(Sources sources, TextWriter output)
    {
        foreach (var product in Products.All.Where(product => !product.IsCurrent(sources)))
        {
            sources.Write(product.Path, product.Text(sources));
            output.WriteLine($"written: {product}");
        }

        return 0;
    }

    /// <summary>Names every product that differs from what its sources make.</summary>
    /// <param name="sources">The repository.</param>
    /// <param name="output">Where to name them.</param>
    /// <returns>The exit code: 1 where one differs.</returns>
    public static int Check(Sources sources, TextWriter output)
    {
        var stale = Products.All.Where(product => !product.IsCurrent(sources)).ToList();
        foreach (var product in stale)
            output.WriteLine($"differs from its sources: {product}; run eng/generate and commit what it writes.");

        return stale.Count == 0 ? 0 : 1;
    }
}
