using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Json;
using Protocol.Operations;
using Protocol.Server.Sessions;
using Protocol.Text;

namespace Protocol.Server.Cli;

/// <summary>
/// A verb that may need a person's signature. The passphrase is asked at the terminal and nowhere else: no variable and
/// no argument makes anybody human.
/// </summary>
internal sealed class HumanVerb(Invocation call, Workplace place, string? signer)
{
    private const int Tries = 3;

    /// <summary>
    /// Asks without a signature first. Where the hub wants one, and a person sits at the terminal whose key lies beside
    /// the store, asks for the passphrase, signs, and asks again.
    /// </summary>
    public async Task<Answer<TResult>> AskAsync<TRequest, TResult>(
        string operation,
        TRequest request,
        Func<TRequest, Proof, TRequest> prove,
        Func<TRequest, Task<Answer<TResult>>> ask)
    {
        var answer = await ask(request);
        if (answer is not Answer<TResult>.Refused { Refusal.Code: ErrorCode.Denied })
            return answer;

        return await SignAsync(operation, request) is { } proof ? await ask(prove(request, proof)) : answer;
    }

    /// <summary>Signs a request; null where no person can: no terminal, no key, or no passphrase.</summary>
    public async Task<Proof?> SignAsync<TRequest>(string operation, TRequest request)
    {
        if (!call.Surroundings.Interactive || ChooseSigner() is not { } name)
            return null;

        using var key = OpenKey(name);
        if (key is null)
            return null;

        var at = await ReadTimeAsync();
        return key.Sign(at, Canonical(operation, request, at));
    }

    /// <summary>
    /// What is signed: the canonical form of the instant, the operation, its arguments, and the workspace.
    /// </summary>
    private byte[] Canonical<TRequest>(string operation, TRequest request, DateTimeOffset at)
    {
        var signed = new JsonObject
        {
            ["at"] = InstantConverter.Spell(at),
            ["op"] = operation,
            ["params"] = JsonObject.Create(ProtocolJson.ToElement(request)),
            ["workspace"] = place.Store.Workspace.Id,
        };
        using var document = JsonDocument.Parse(signed.ToJsonString());
        return CanonicalJson.Write(document.RootElement);
    }

    private async Task<DateTimeOffset> ReadTimeAsync()
    {
        var now = await place.Store.ReadAsync(view => view.Now, call.CancellationToken);
        return DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
    }

    private string? ChooseSigner()
    {
        var humans = place.Keys.ListHumans();
        if (signer is not null && !humans.Contains(signer))
            call.Surroundings.Error.WriteLine($"There is no key of '{signer}' beside the store.");

        return signer is not null
            ? humans.FirstOrDefault(signer.Equals)
            : humans.Count == 1 ? humans[0] : AskWho(humans);
    }

    private string? AskWho(IReadOnlyList<string> humans)
    {
        if (humans.Count == 0)
            return null;

        call.Prompts.Write($"Who signs ({string.Join(", ", humans)})? ");
        var typed = call.Surroundings.In.ReadLine()?.Trim();
        return humans.FirstOrDefault(human => human == typed);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "Whoever signs disposes of it.")]
    private HumanKey? OpenKey(string name)
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            call.Prompts.Write($"Passphrase of human:{name}: ");
            var passphrase = call.Surroundings.ReadSecret();
            call.Prompts.WriteLine();
            if (string.IsNullOrEmpty(passphrase))
                return null;

            var key = place.Keys.OpenHuman(name, passphrase);
            if (key is not null)
                return key;

            call.Prompts.WriteLine("That is another passphrase.");
        }

        return null;
    }
}
