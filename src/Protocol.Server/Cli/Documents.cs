using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Json;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>Reads the JSON files that are named on a command line.</summary>
internal static class Documents
{
    private const int MaxBytes = 1_048_576;
    private const int MaxDepth = 64;

    /// <summary>Reads one; refused where it is missing, or not the JSON that a hub reads.</summary>
    public static Answer<JsonElement> Read(Invocation call, string file)
    {
        var path = Path.GetFullPath(file, call.Surroundings.Directory);
        if (!File.Exists(path))
            return UsageError.Of($"There is no file {path}.", "signalbox --help");

        var bytes = File.ReadAllBytes(path);
        if (StrictJson.TryParse(bytes, MaxBytes, MaxDepth, out var element, out var fault))
            return element;

        return Refusals.Of(
            ErrorCode.InvalidArgument,
            $"{file}: {fault.Message}",
            new JsonObject { ["file"] = path, ["line"] = LineOf(bytes, fault.BytePosition) },
            next: new NextAction("fix", "Mend the file, and type the command again."));
    }

    private static int? LineOf(byte[] bytes, long? position) =>
        position is { } at ? bytes.Take((int)at).Count(value => value == (byte)'\n') + 1 : null;
}
