using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Sessions;

namespace Protocol.Server.Cli;

/// <summary>
/// <c>enroll</c>: a person, at a terminal, with a key that a passphrase seals; or a service, with a secret beside the
/// store. The first person seals the workspace.
/// </summary>
internal sealed class EnrollCommand
{
    private const string Maintainer = "maintainer";
    private const string Verifier = "verifier";

    private readonly Option<string?> _human = new("--human")
    {
        Description = "A person, by a name in lower case.",
        HelpName = "NAME",
    };
    private readonly Option<string?> _service = new("--service")
    {
        Description = "A service, by a name in lower case.",
        HelpName = "NAME",
    };
    private readonly Option<string[]> _roles = new("--role")
    {
        Description = $"A role; may be repeated. {Maintainer} of a person, {Verifier} of a service, where left out.",
        HelpName = "ROLE",
    };
    private readonly Option<string?> _signer = WorkOptions.As();

    /// <summary>Makes <c>enroll</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var enroll = new EnrollCommand();
        var command = new Command(
            "enroll", "Makes the key of a person or a service known. The first person seals the workspace.")
        {
            enroll._human, enroll._service, enroll._roles, enroll._signer,
        };
        return book.Define(
            command,
            enroll.RunAsync,
            "signalbox enroll --human ada",
            "signalbox enroll --human grace --as ada    # in a sealed workspace an enrolled person signs",
            "signalbox enroll --service ci --role verifier");
    }

    private Task<int> RunAsync(Invocation call) => (call.Get(_human), call.Get(_service)) switch
    {
        ({ } human, null) when KeyFolder.IsName(human) => EnrollHumanAsync(call, human),
        (null, { } service) when KeyFolder.IsName(service) => EnrollServiceAsync(call, service),
        ({ }, null) or (null, { }) => Task.FromResult(call.Refuse(UsageError.Of(
            "A name has lower-case letters, digits and hyphens, at most 40.", "signalbox enroll --help"))),
        _ => Task.FromResult(call.Refuse(UsageError.Of(
            "Name one to enrol: --human or --service.", "signalbox enroll --help"))),
    };

    private async Task<int> EnrollHumanAsync(Invocation call, string name)
    {
        if (call.Surroundings.Variable(Session.Variable) is { Length: > 0 })
            return call.Refuse(RefuseAgent($"{Session.Variable} is set: this is the environment of an agent."));

        if (!call.Surroundings.Interactive)
            return call.Refuse(RefuseAgent("Input or output is no terminal."));

        return await call.AskAsync(
            async place =>
            {
                if (place.Keys.ListHumans().Contains(name))
                {
                    return UsageError.Of(
                        $"A key of '{name}' lies beside the store already.",
                        "signalbox enroll --help");
                }

                return AskPassphrase(call, name) is { } passphrase
                    ? await EnrollHumanAsync(call, place, name, passphrase)
                    : UsageError.Of(
                        $"A passphrase has at least {KeyFolder.MinPassphrase} characters, typed the same twice.",
                        $"signalbox enroll --human {name}");
            },
            Show);
    }

    private async Task<Answer<EnrollPrincipal.Result>> EnrollHumanAsync(
        Invocation call, Workplace place, string name, string passphrase)
    {
        var key = KeyFolder.MakeHuman(passphrase);
        place.Keys.KeepHuman(name, key);
        var answer = await EnrollAsync(
            call,
            place,
            new EnrollPrincipal.Request(PrincipalKind.Human, name, Roles(call, Maintainer), key.PublicKey));
        if (answer is Answer<EnrollPrincipal.Result>.Refused)
            place.Keys.DropHuman(name);

        return answer;
    }

    private Task<int> EnrollServiceAsync(Invocation call, string name) => call.AskAsync(
        place => EnrollAsync(
            call,
            place,
            new EnrollPrincipal.Request(
                PrincipalKind.Service,
                name,
                Roles(call, Verifier),
                SecretDigest: DigestOf(place.Keys.MakeService(name)))),
        Show);

    /// <summary>What the hub keeps of a service's secret.</summary>
    public static Digest DigestOf(string secret) =>
        new($"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))}");

    private Task<Answer<EnrollPrincipal.Result>> EnrollAsync(
        Invocation call, Workplace place, EnrollPrincipal.Request request) =>
        new HumanVerb(call, place, call.Get(_signer)).AskAsync(
            "principal/enroll",
            request,
            (signed, proof) => signed with { Proof = proof },
            signed => place.Hub.EnrollPrincipalAsync(signed, call.CancellationToken));

    private string[] Roles(Invocation call, string otherwise) =>
        call.Has(_roles) ? call.Get(_roles)! : [otherwise];

    private static string? AskPassphrase(Invocation call, string name)
    {
        call.Prompts.Write($"New passphrase for human:{name} (at least {KeyFolder.MinPassphrase} characters): ");
        var first = call.Surroundings.ReadSecret();
        call.Prompts.WriteLine();
        call.Prompts.Write("Once more: ");
        var second = call.Surroundings.ReadSecret();
        call.Prompts.WriteLine();
        return first is { Length: >= KeyFolder.MinPassphrase } && first == second ? first : null;
    }

    private static Refusal RefuseAgent(string why) =>
        Refusals.Of(
            ErrorCode.Denied,
            $"{why} A person enrols at a terminal of their own.",
            next: new NextAction("ask-person", "A person types this command in a terminal."));

    private static void Show(Screen screen, EnrollPrincipal.Result result)
    {
        screen.Status("ok", $"{result.Principal} is enrolled.");
        if (result.Sealed)
        {
            screen.Line(
                "The workspace is sealed: policies, workflows and other human verbs need a person's signature.");
        }
    }
}
