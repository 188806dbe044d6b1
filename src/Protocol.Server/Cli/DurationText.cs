using System.Globalization;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>
/// Durations as people write and read them: <c>90s</c>, <c>15m</c>, <c>2h</c>, <c>1d</c>, or ISO 8601.
/// </summary>
internal static class DurationText
{
    /// <summary>Reads a duration; null where the text is none, or nothing.</summary>
    public static TimeSpan? Read(string text)
    {
        if (text.Length < 2 || text[0] is 'P' or 'p')
            return Durations.Read(text.ToUpperInvariant());

        var unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        var counted = long.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        return counted && count > 0 && unit > TimeSpan.Zero && count <= TimeSpan.MaxValue / unit ? unit * count : null;
    }

    /// <summary>Spells milliseconds in the largest unit that says enough.</summary>
    public static string Of(long milliseconds)
    {
        var span = TimeSpan.FromMilliseconds(milliseconds);
        return span switch
        {
            { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{milliseconds} ms"),
            { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalSeconds} s"),
            { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalMinutes} min"),
            { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalDays} days"),
        };
    }
}
