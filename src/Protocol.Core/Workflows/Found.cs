using Protocol.Json;

namespace Protocol.Workflows;

/// <summary>Makes findings, and the places that they name.</summary>
internal static class Found
{
    public static Finding Error(string code, string pointer, string message) =>
        new(code, FindingSeverity.Error, pointer, message);

    public static Finding Warning(string code, string pointer, string message) =>
        new(code, FindingSeverity.Warning, pointer, message);

    public static Finding Note(string code, string pointer, string message) =>
        new(code, FindingSeverity.Information, pointer, message);

    /// <summary>The JSON Pointer of a member of a member.</summary>
    public static string At(string place, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            place = JsonPointer.Member(place, name);

        return place;
    }
}
