using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Protocol.Server.Cli.Init;

namespace Protocol.Server.Cli;

/// <summary>Writes results of the standard, and the few that only the command line has, in one way.</summary>
[JsonSerializable(typeof(Identity))]
[JsonSerializable(typeof(Upcoming))]
[JsonSerializable(typeof(Diagnosis))]
[JsonSerializable(typeof(InitReport))]
[JsonSerializable(typeof(VerifierReport))]
internal sealed partial class CliJson : JsonSerializerContext
{
    private static JsonSerializerOptions Wire => field ??= new(ProtocolJson.Wire)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ProtocolJson.Default, Default),
    };

    /// <summary>Writes a result as a JSON element.</summary>
    public static JsonElement ToElement<T>(T result) =>
        JsonSerializer.SerializeToElement(result, (JsonTypeInfo<T>)Wire.GetTypeInfo(typeof(T)));
}
