using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Protocol.Text;

/// <summary>
/// Writes an instant as RFC 3339 in UTC with milliseconds and <c>Z</c>, so that equal instants are equal bytes.
/// </summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Spells an instant.</summary>
    public static string Spell(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset().ToUniversalTime();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Spell(value));
}
