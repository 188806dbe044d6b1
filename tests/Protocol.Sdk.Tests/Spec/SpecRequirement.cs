namespace Protocol.Sdk.Tests.Spec;

/// <summary>A requirement as a page states it.</summary>
internal sealed record SpecRequirement(string Page, string Id, string Text)
{
    public string Area => Id.Split('-')[1];

    public override string ToString() => $"{Page}: [{Id}] {Text}";
}
