using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Hub;
using Protocol.Server.Tests.Hub;
using static Protocol.Server.Tests.Hub.TestHub;

namespace Protocol.Server.Tests.Drills;

/// <summary>A person with a key, who signs commands for one workspace.</summary>
internal sealed class Person(TestHub hub, string workspace, string name) : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public PrincipalId Principal { get; } = new($"human:{name}");

    private string PublicKey => Base64Url.EncodeToString(_key.ExportSubjectPublicKeyInfo());

    /// <summary>Enrols somebody in an unsealed workspace, and so seals it.</summary>
    public static async Task<Person> EnrolAsync(TestHub hub, string name = "ada")
    {
        var agent = await hub.AgentAsync("init");
        var person = await KnownNowhereAsync(hub, name);
        var enrolled = Ok(await agent.EnrollPrincipalAsync(
            new(PrincipalKind.Human, name, ["maintainer"], person.PublicKey), Stop));
        Assert.True(enrolled.Sealed);
        return person;
    }

    /// <summary>Somebody with a key that nobody enrolled.</summary>
    public static async Task<Person> KnownNowhereAsync(TestHub hub, string name)
    {
        var told = Ok(await (await hub.AgentAsync("init")).DescribeAsync(new(), Stop));
        return new(hub, told.Workspace, name);
    }

    /// <summary>The request by which this person would be enrolled.</summary>
    public EnrollPrincipal.Request Enrolment() =>
        new(PrincipalKind.Human, Principal.Value[6..], ["maintainer"], PublicKey);

    /// <summary>Signs a command.</summary>
    public Proof Sign<T>(string operation, T request, DateTimeOffset? at = null, string? elsewhere = null)
    {
        var when = at ?? hub.Clock.Now;
        var parameters = JsonNode.Parse(ProtocolJson.ToElement(request).GetRawText())!.AsObject();
        var said = Proofs.Signed(operation, parameters, elsewhere ?? workspace, when);
        var signature = _key.SignData(said, HashAlgorithmName.SHA256);
        return new(Principal, when, Base64Url.EncodeToString(signature));
    }

    public void Dispose() => _key.Dispose();
}
