namespace Protocol.Generator;

/// <summary>A requirement as a page states it.</summary>
/// <param name="Id">Its permanent id.</param>
/// <param name="Page">The page, below spec/.</param>
/// <param name="Text">The sentence.</param>
public sealed record Requirement(string Id, string Page, string Text)
{
    private static readonly string[] Levels =
        ["MUST NOT", "MUST", "SHOULD NOT", "SHOULD", "SHALL NOT", "SHALL", "MAY"];

    private static readonly (string Begin, string Actor)[] Actors =
    [
        ("A hub", "hub"), ("A command", "hub"), ("A client", "client"), ("A holder", "client"),
        ("A verifier", "verifier"), ("A front end", "front-end"), ("A claim of conformance", "claim"),
        ("A publisher", "publisher"),
    ];

    /// <summary>The letters after SB.</summary>
    public string Area => Id.Split('-')[1];

    /// <summary>The number in its area.</summary>
    public int Number => int.Parse(Id.Split('-')[2], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The keyword of BCP 14.</summary>
    public string Level => Levels.First(level => Text.Contains($" {level}", StringComparison.Ordinal));

    /// <summary>Whom it binds.</summary>
    public string Actor =>
        Actors.First(one => Text.StartsWith(one.Begin + " ", StringComparison.Ordinal)).Actor;

    /// <summary>Whether a hub that breaks it does not conform.</summary>
    public bool BindsHub => Actor == "hub" && Level.StartsWith("MUST", StringComparison.Ordinal);
}
