using System.Text.Json;
using Protocol.Json;
using Protocol.Operations;
using Protocol.Policies;
using Protocol.Principals;

namespace Protocol.Server.Cli.Init;

/// <summary>Tells a new workspace its workflows, its policy and its verifier.</summary>
internal sealed class InitLoads(Invocation call, Workplace place)
{
    private const int MaxBytes = 1_048_576;
    private const int MaxDepth = 64;

    /// <summary>Loads what the workspace does not have; null where all went well.</summary>
    public async Task<Refusal?> LoadAsync()
    {
        var (policy, verifier) = await place.Store.ReadAsync(
            view => (view.FindPolicy(), view.FindPrincipal(VerifyCommand.Principal)),
            call.CancellationToken);
        return (policy is null ? await LoadDocumentsAsync() : null)
            ?? (verifier is null ? await EnrollVerifierAsync() : null);
    }

    private async Task<Refusal?> LoadDocumentsAsync()
    {
        var read = await ReadAsync(Starter.PolicyFile);
        if (read is not Answer<JsonElement>.Ok(var document))
            return ((Answer<JsonElement>.Refused)read).Refusal;

        foreach (var file in WorkflowsOf(document))
        {
            if (await LoadWorkflowAsync(file) is { } refused)
                return refused;
        }

        var loaded = await place.Hub.LoadPolicyAsync(new(document), call.CancellationToken);
        return (loaded as Answer<LoadPolicy.Result>.Refused)?.Refusal;
    }

    private async Task<Refusal?> LoadWorkflowAsync(string file)
    {
        var read = await ReadAsync(file);
        if (read is not Answer<JsonElement>.Ok(var document))
            return ((Answer<JsonElement>.Refused)read).Refusal;

        var loaded = await place.Hub.LoadWorkflowAsync(new(document), call.CancellationToken);
        return (loaded as Answer<LoadWorkflow.Result>.Refused)?.Refusal;
    }

    private async Task<Refusal?> EnrollVerifierAsync()
    {
        var secret = place.Keys.MakeService(VerifyCommand.DefaultService);
        var request = new EnrollPrincipal.Request(
            PrincipalKind.Service,
            VerifyCommand.DefaultService,
            ["verifier"],
            SecretDigest: EnrollCommand.DigestOf(secret));
        var enrolled = await new HumanVerb(call, place, signer: null).AskAsync(
            "principal/enroll",
            request,
            (signed, proof) => signed with { Proof = proof },
            signed => place.Hub.EnrollPrincipalAsync(signed, call.CancellationToken));
        return (enrolled as Answer<EnrollPrincipal.Result>.Refused)?.Refusal;
    }

    /// <summary>Reads a document as the base has it; where the base has none, as it lies in the worktree.</summary>
    private async Task<Answer<JsonElement>> ReadAsync(string file)
    {
        var baseRef = await place.At.FindBaseAsync(call.CancellationToken);
        var path = Path.Combine(place.At.Root, file);
        if (await place.At.ReadFileAsync(baseRef, file, call.CancellationToken) is not { } bytes)
            return Documents.Read(call, path);

        return StrictJson.TryParse(bytes, MaxBytes, MaxDepth, out var element, out var fault)
            ? element
            : UsageError.Of($"{file} at {baseRef}: {fault.Message}", "signalbox init");
    }

    private static IReadOnlyList<string> WorkflowsOf(JsonElement document)
    {
        try
        {
            return document.Deserialize(ProtocolJson.Of<Policy>())?.Workflows ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
