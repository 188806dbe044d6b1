namespace Protocol.ConformanceTests.Schemas;

/// <summary>Where a document breaks its schema: a JSON Pointer, and the rule.</summary>
internal sealed record SchemaFault(string Pointer, string Rule)
{
    public override string ToString() => $"{(Pointer.Length == 0 ? "(root)" : Pointer)}: {Rule}";
}
