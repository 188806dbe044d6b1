namespace Protocol.Sdk.Tests.Schemas;

/// <summary>A document that validators must judge alike.</summary>
internal sealed record CorpusDocument(string Schema, string Name, string Text);
