using System.Text.Json;
using System.Text.Json.Serialization;

namespace Protocol.WorkItems;

/// <summary>
/// The strictly increasing number of a grant [SB-CLAIM-003]: an epoch in the high 13 bits (raised on restore and
/// promotion), the journal position of the grant in the low 40.
/// </summary>
[JsonConverter(typeof(Converter))]
public readonly record struct Fence(long Value) : IComparable<Fence>
{
    private const int PositionBits = 40;

    /// <summary>The largest fence: what a JSON number holds exactly, 2^53-1.</summary>
    public const long Max = (1L << 53) - 1;

    /// <summary>Composes the fence of the grant at a journal position.</summary>
    public static Fence Of(long epoch, long position) => new((epoch << PositionBits) | position);

    /// <inheritdoc />
    public int CompareTo(Fence other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left fence was granted before the right one.</summary>
    public static bool operator <(Fence left, Fence right) => left.Value < right.Value;

    /// <summary>Whether the left fence was granted after the right one.</summary>
    public static bool operator >(Fence left, Fence right) => left.Value > right.Value;

    /// <summary>Whether the left fence was not granted after the right one.</summary>
    public static bool operator <=(Fence left, Fence right) => left.Value <= right.Value;

    /// <summary>Whether the left fence was not granted before the right one.</summary>
    public static bool operator >=(Fence left, Fence right) => left.Value >= right.Value;

    /// <inheritdoc />
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Writes a fence as a JSON integer.</summary>
    public sealed class Converter : JsonConverter<Fence>
    {
        /// <inheritdoc />
        public override Fence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        /// <inheritdoc />
        public override void Write(Utf8JsonWriter writer, Fence value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }
}
