namespace Protocol.Generator;

/// <summary>One change of one schema, for who sends by it and for who reads by it.</summary>
/// <param name="File">The schema, below schemas/.</param>
/// <param name="Pointer">Where in it.</param>
/// <param name="What">What changed.</param>
/// <param name="Sender">What it is for who sends by the old schema to one that accepts by the new one.</param>
/// <param name="Receiver">What it is for who reads by the old schema what is written by the new one.</param>
public sealed record SchemaChange(
    string File, string Pointer, string What, ChangeClass Sender, ChangeClass Receiver)
{
    /// <summary>What counts: requests and documents are sent, results and events read, types both.</summary>
    public ChangeClass Class => File.Split('/')[0] switch
    {
        "events" => Receiver,
        "operations" when File.EndsWith(".result.json", StringComparison.Ordinal) => Receiver,
        "operations" or "documents" => Sender,
        _ => (ChangeClass)Math.Max((int)Sender, (int)Receiver),
    };
}
