using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace Protocol.Json;

/// <summary>Makes JSON texts.</summary>
internal static class RandomJson
{
    private static readonly Gen<string> Text =
        Gen.Char["abz019~/\\\"\n\té€\uFB33"].Array[0, 6].Select(units => JsonSerializer.Serialize(new string(units), Strings));

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Text,
        Gen.Int.Select(value => value.ToString(CultureInfo.InvariantCulture)),
        Gen.Double[-1e6, 1e6].Select(value => value.ToString("R", CultureInfo.InvariantCulture)),
        Gen.OneOf(Gen.Const("null"), Gen.Const("true"), Gen.Const("false")));

    /// <summary>Any value, three levels deep at most.</summary>
    public static Gen<string> Value { get; } = Level(Level(Level(Scalar)));

    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<string> Strings => ProtocolJson.Of<string>();

    private static Gen<string> Level(Gen<string> within) => Gen.OneOf(
        Scalar,
        within.Array[0, 4].Select(items => $"[{string.Join(" , ", items)}]"),
        Gen.Select(Text, within).Array[0, 4].Select(members =>
            $"{{{string.Join(",", members.DistinctBy(member => member.Item1).Select(member => $"{member.Item1}: {member.Item2}"))}}}"));
}
