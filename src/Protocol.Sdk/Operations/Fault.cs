using System.Text.Json;

namespace Protocol.Operations;

/// <summary>Where arguments do not fit their schema: a JSON Pointer, the keyword that they break, and how.</summary>
internal sealed record Fault(string Pointer, string Keyword, string Message)
{
    /// <summary>Tells where a value could not be read, without the text of the exception.</summary>
    public static Fault Of(JsonException exception)
    {
        var pointer = (exception.Path ?? "$")
            .Replace("~", "~0", StringComparison.Ordinal)
            .TrimStart('$')
            .Replace("['", ".", StringComparison.Ordinal)
            .Replace("']", "", StringComparison.Ordinal)
            .Replace('[', '.')
            .Replace("]", "", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal)
            .Replace('.', '/');

        return new(pointer, "type", "The value is missing here, or of another type than the schema says.");
    }
}
