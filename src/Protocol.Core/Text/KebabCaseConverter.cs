using System.Text.Json;
using System.Text.Json.Serialization;

namespace Protocol.Text;

/// <summary>Writes a member of an enum as the standard spells it: kebab-case, never a number.</summary>
public sealed class KebabCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, false)
    where T : struct, Enum;
