using System.Xml;

namespace Protocol.Operations;

/// <summary>Reads the ISO 8601 durations of authored documents (<c>PT15M</c>, <c>P1D</c>).</summary>
public static class Durations
{
    /// <summary>Reads a positive duration without months or years.</summary>
    /// <returns>Null where the text is none.</returns>
    public static TimeSpan? Read(string? text)
    {
        if (text is null || text.Length > 32 || text.Contains('-', StringComparison.Ordinal) || HasMonths(text))
            return null;

        try
        {
            var span = XmlConvert.ToTimeSpan(text);
            return span > TimeSpan.Zero ? span : null;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static bool HasMonths(string text)
    {
        var time = text.IndexOf('T', StringComparison.Ordinal);
        var date = time < 0 ? text : text[..time];
        return date.Contains('M', StringComparison.Ordinal) || date.Contains('Y', StringComparison.Ordinal);
    }
}
