using System.Text.Json;
using Protocol.Json;

namespace Protocol.Gates;

/// <summary>An in-toto Statement v1: subjects by digest, a type, and a predicate.</summary>
internal sealed record Statement(string PredicateType, IReadOnlyList<Subject> Subjects, JsonElement Predicate)
{
    private const string Type = "https://in-toto.io/Statement/v1";
    private const int MaxBytes = 256 * 1024;
    private const int MaxDepth = 32;
    private const int MaxSubjects = 256;
    private const int MaxType = 256;

    /// <summary>Reads the payload of an envelope [SB-EVID-032]; null, with what is wrong, where it is none.</summary>
    public static Statement? Read(Envelope envelope, out string fault)
    {
        fault = "";
        if (envelope.PayloadType != Envelope.InTotoType)
            fault = $"payloadType is '{envelope.PayloadType}'; only {Envelope.InTotoType} is read.";
        else if (EnvelopeCheck.Decode(envelope.Payload) is not { } bytes)
            fault = "payload is no base64.";
        else if (!StrictJson.TryParse(bytes, MaxBytes, MaxDepth, out var read, out var broken))
            fault = $"payload is no JSON that is read: {broken.Message}";
        else if (Read(read) is { } statement)
            return statement;
        else
            fault = $"payload is no {Type} with a predicateType, a predicate and a subject by digest.";

        return null;
    }

    private static Statement? Read(JsonElement read)
    {
        if (TextOf(read, "_type") != Type || TextOf(read, "predicateType") is not { Length: > 0 and <= MaxType } type
            || !read.TryGetProperty("predicate", out var predicate) || predicate.ValueKind is not JsonValueKind.Object
            || !read.TryGetProperty("subject", out var subjects) || subjects.ValueKind is not JsonValueKind.Array
            || subjects.GetArrayLength() is 0 or > MaxSubjects)
        {
            return null;
        }

        var named = subjects.EnumerateArray().Select(SubjectOf).OfType<Subject>().ToList();
        return named.Count > 0 ? new(type, named, predicate) : null;
    }

    /// <summary>The digests of a resource that say which subject it is; null where it has none of them.</summary>
    private static Subject? SubjectOf(JsonElement resource)
    {
        if (resource.ValueKind is not JsonValueKind.Object || !resource.TryGetProperty("digest", out var digest))
            return null;

        var subject = new Subject(TextOf(digest, "gitCommit"), TextOf(digest, "gitTree"), TextOf(digest, "sha256"));
        return subject == new Subject() ? null : subject;
    }

    private static string? TextOf(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var text)
            && text.ValueKind is JsonValueKind.String
            ? text.GetString()
            : null;
}
