using System.Text.Json;
using Protocol.Json;

namespace Protocol.Schemas;

/// <summary>Checks the arguments of a call against their hand-written schema.</summary>
internal static class RequestSchemas
{
    /// <summary>What does not fit the schema of that name below schemas/.</summary>
    public static IReadOnlyList<SchemaFault> Validate(string name, JsonElement arguments)
    {
        var faults = SchemaSet.Of(name).Validate(arguments);
        return faults.Count == 0 ? faults : [.. faults.Select(fault => NameWhatWasMeant(name, fault))];
    }

    /// <summary>Where a value could not be read as its type, without the text of the exception.</summary>
    public static SchemaFault Unreadable(JsonException exception)
    {
        var pointer = (exception.Path ?? "$")
            .TrimStart('$')
            .Replace("['", ".", StringComparison.Ordinal)
            .Replace("']", "", StringComparison.Ordinal)
            .Replace('[', '.')
            .Replace("]", "", StringComparison.Ordinal)
            .Replace('.', '/');

        return new(pointer, "type", "The value is missing here, or is none of those that the schema names.");
    }

    private static SchemaFault NameWhatWasMeant(string name, SchemaFault fault)
    {
        if (fault.Keyword != "additionalProperties" || fault.Pointer.LastIndexOf('/') != 0)
            return fault;

        var known = SchemaSet.Read(name)!.Value.GetProperty("properties").EnumerateObject();
        var given = fault.Pointer[1..];
        var meant = ArgumentAliases.Of(given, [.. known.Select(property => property.Name)]);

        return meant is null ? fault : fault with { Message = $"Unknown member '{given}'; did you mean '{meant}'?" };
    }
}
