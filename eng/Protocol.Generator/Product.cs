namespace Protocol.Generator;

/// <summary>
/// A file that is made from the sources; or, where a block is named, the lines of a file between
/// <c>&lt;!-- generated: BLOCK --&gt;</c> and <c>&lt;!-- end --&gt;</c>.
/// </summary>
/// <param name="Path">The file, from the root of the repository.</param>
/// <param name="Make">Makes the text: of the file, or of the block without its marks.</param>
/// <param name="Block">The name of the block, where the file is written by hand around it.</param>
public sealed record Product(string Path, Func<Sources, string> Make, string? Block = null)
{
    /// <summary>What a message calls it.</summary>
    public override string ToString() => Block is null ? Path : $"{Path} (generated: {Block})";

    /// <summary>The whole file as it should be.</summary>
    /// <param name="sources">What it is made from.</param>
    public string Text(Sources sources) =>
        Block is null ? Make(sources) : Blocks.Replace(sources.Read(Path), Block, Make(sources), Path);

    /// <summary>Whether the file is as it should be.</summary>
    /// <param name="sources">What it is made from.</param>
    public bool IsCurrent(Sources sources) => sources.Has(Path) && sources.Read(Path) == Text(sources);
}
