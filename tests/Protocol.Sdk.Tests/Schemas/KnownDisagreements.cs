namespace Protocol.Sdk.Tests.Schemas;

/// <summary>What NJsonSchema judges otherwise than JSON Schema 2020-12 says, and why.</summary>
internal static class KnownDisagreements
{
    /// <summary>Why a document is left out; nothing where it is judged.</summary>
    public static string? Why(CorpusDocument one) => one.Name switch
    {
        "examples/work-create.request/invalid/no-such-day.json" or "examples/instant/invalid/no-such-day.json" =>
            "It takes the thirtieth of February.",
        _ => null,
    };
}
