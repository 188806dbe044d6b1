namespace Protocol.Sdk.Tests.Spec;

/// <summary>A fenced block of JSON: where it begins, what it is an example of, and its text.</summary>
internal sealed record SpecExample(string Page, int Line, string Name, string Text)
{
    public override string ToString() => $"{Page}:{Line} {Name}";
}
