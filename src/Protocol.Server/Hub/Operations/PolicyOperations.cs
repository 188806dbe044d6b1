using Protocol.Operations;
using Protocol.Principals;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>policy/load</c> and <c>principal/enroll</c>: who may do what.</summary>
internal sealed class PolicyOperations(HubParts parts, Caller caller)
{
    public Task<Answer<LoadPolicy.Result>> LoadPolicyAsync(
        LoadPolicy.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "policy/load", request, request.IdempotencyKey, request.Proof),
            writer => Load(writer, request),
            cancellationToken);

    public Task<Answer<EnrollPrincipal.Result>> EnrollPrincipalAsync(
        EnrollPrincipal.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "principal/enroll", request, request.IdempotencyKey, request.Proof),
            writer => Enroll(writer, request),
            cancellationToken);

    /// <summary>Once a person has enrolled, only a person's signature does [SB-WHO-020].</summary>
    public static Refusal? WhyNotAllowed(WorkWriter writer, string verb) =>
        !writer.View.IsSealed || writer.Caller.IsPerson
            ? null
            : Refusals.Of(
                ErrorCode.Denied,
                $"Only a person may {verb} here. Nothing was changed.",
                next: new NextAction("ask-person", "Tell a person why you want this."));

    private static Answer<LoadPolicy.Result> Load(WorkWriter writer, LoadPolicy.Request request)
    {
        if (WhyNotAllowed(writer, "load a policy") is { } denied)
            return denied;

        var (policy, findings) = Documents.LoadPolicy(request.Document);
        if (policy is null)
            return Documents.Reject("policy", findings);

        var digest = Json.CanonicalJson.DigestOf(request.Document);
        if (writer.View.FindPolicy() is { } current
            && Json.CanonicalJson.DigestOf(ProtocolJson.ToElement(current))
                == Json.CanonicalJson.DigestOf(ProtocolJson.ToElement(policy)))
        {
            return new LoadPolicy.Result("unchanged", digest, findings);
        }

        writer.Append(Documents.Entry(writer, "policy.loaded", new()
        {
            ["digest"] = digest.Value,
            ["document"] = System.Text.Json.Nodes.JsonNode.Parse(request.Document.GetRawText()),
        }));
        writer.Turn.SavePolicy(policy);
        return new LoadPolicy.Result("loaded", digest, findings);
    }

    private static Answer<EnrollPrincipal.Result> Enroll(WorkWriter writer, EnrollPrincipal.Request request)
    {
        if (WhyNotAllowed(writer, "enroll a principal") is { } denied)
            return denied;

        var isWhole = request.Kind switch
        {
            PrincipalKind.Human => request is { PublicKey: not null, SecretDigest: null },
            PrincipalKind.Service => request is { PublicKey: null, SecretDigest: not null },
            PrincipalKind.Agent => false,
        };
        var id = new PrincipalId($"{Refusals.Spell(request.Kind)}:{request.Name}");
        if (!isWhole)
        {
            return Refusals.Of(
                ErrorCode.InvalidArgument,
                "A human is enrolled by publicKey alone, a service by secretDigest alone; agents are not enrolled.",
                new() { ["pointer"] = "/kind" });
        }

        if (WhyTaken(writer, id, request) is { } taken)
            return taken;

        var seals = request.Kind is PrincipalKind.Human && !writer.View.IsSealed;
        writer.Append(Documents.Entry(writer, "principal.enrolled", Describe(id, request, seals)));
        writer.Turn.SavePrincipal(new(id, request.Kind, request.Roles, request.PublicKey, request.SecretDigest));
        return new EnrollPrincipal.Result("enrolled", id, writer.View.IsSealed);
    }

    /// <summary>A name names one principal, the hub among them, and so does a secret [SB-WHO-080].</summary>
    private static Refusal? WhyTaken(WorkWriter writer, PrincipalId id, EnrollPrincipal.Request request)
    {
        if (id == Actor.Hub.Principal || writer.View.FindPrincipal(id) is not null)
        {
            return Refusals.Of(
                ErrorCode.InvalidArgument,
                $"{id} is taken already. Choose another name.",
                new() { ["pointer"] = "/name" });
        }

        return request.SecretDigest is { } digest && writer.View.FindPrincipalBySecret(digest) is not null
            ? Refusals.Of(
                ErrorCode.InvalidArgument,
                "Another service has this secret. Make a new one.",
                new() { ["pointer"] = "/secretDigest" })
            : null;
    }

    private static System.Text.Json.Nodes.JsonObject Describe(
        PrincipalId id, EnrollPrincipal.Request request, bool seals)
    {
        var data = new System.Text.Json.Nodes.JsonObject
        {
            ["principal"] = id.Value,
            ["kind"] = Refusals.Spell(request.Kind),
            ["roles"] = new System.Text.Json.Nodes.JsonArray(
                [.. request.Roles.Select(role => (System.Text.Json.Nodes.JsonNode?)role)]),
        };
        if (request.PublicKey is { } key)
            data["publicKey"] = key;

        if (request.SecretDigest is { } digest)
            data["secretDigest"] = digest.Value;

        data["sealed"] = seals;
        return data;
    }
}
