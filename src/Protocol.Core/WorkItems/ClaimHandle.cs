using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.WorkItems;

/// <summary>
/// The opaque secret by which a holder names its claim [SB-CLAIM-004]. Worth nothing to another principal.
/// </summary>
[JsonConverter(typeof(TextConverter<ClaimHandle>))]
public readonly record struct ClaimHandle(string Value) : IText<ClaimHandle>
{
    /// <inheritdoc />
    public static ClaimHandle Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
