namespace Protocol.Bindings.Lines;

/// <summary>One line without its newline; empty where it was longer than the limit and was skipped.</summary>
internal readonly record struct Line(ReadOnlyMemory<byte> Utf8, bool TooLong);
