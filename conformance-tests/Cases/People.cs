using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>People with keys of their own, who sign what an actor sends: the proof of principals.md.</summary>
internal sealed class People(Cast cast)
{
    private static readonly JsonSerializerOptions AsIs =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, ECDsa> _keys = [];
    private string? _workspace;

    /// <summary>Makes the key of a person.</summary>
    /// <returns>Its public half, as principal/enroll takes it.</returns>
    public string Meet(string person)
    {
        var key = _keys[person] = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Adds the proof of whom the step names, and then changes what the step tampers with.</summary>
    public async Task<JsonObject> SignAsync(JsonObject step, Variables variables, CancellationToken cancellationToken)
    {
        if (step.TextAt("/sign") is not { } person)
            return step;

        var arguments = step["with"] as JsonObject ?? [];
        arguments["proof"] = await ProveAsync(person, step, arguments, cancellationToken);
        if (step.TextAt("/proof") is { } name)
            variables.Set(name, arguments["proof"]!);

        foreach (var (member, value) in step["tamper"] as JsonObject ?? [])
            arguments[member] = value?.DeepClone();

        step["with"] ??= arguments;
        return step;
    }

    private async Task<JsonObject> ProveAsync(
        string person, JsonObject step, JsonObject arguments, CancellationToken cancellationToken)
    {
        var described = await cast.Survivor().CallAsync("describe", [], cancellationToken);
        _workspace ??= described.TextAt("/result/workspace")!;
        var at = DateTimeOffset.UtcNow.AddMilliseconds(step.NumberAt("/skewMs") ?? 0)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var said = Canonical(new JsonObject
        {
            ["at"] = at,
            ["op"] = step.TextAt("/call"),
            ["params"] = Without(arguments, "proof", "_meta"),
            ["workspace"] = _workspace,
        });
        var signature = _keys[step.TextAt("/keyOf") ?? person].SignData(
            Encoding.UTF8.GetBytes(said.ToJsonString(AsIs)), HashAlgorithmName.SHA256);
        return new()
        {
            ["principal"] = $"human:{person}",
            ["at"] = at,
            ["signature"] = Base64Url.EncodeToString(signature),
        };
    }

    private static JsonObject Without(JsonObject arguments, params string[] members) => new(
        arguments.Where(member => !members.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    /// <summary>The order of RFC 8785; the suite signs no fractions and no control characters.</summary>
    private static JsonNode Canonical(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value is { } value ? Canonical(value) : null))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Canonical(item))]),
        _ => node.DeepClone(),
    };
}
