using System.Text.Json;
using Protocol.Policies;
using Protocol.Server.Hosting;
using Protocol.Server.Sessions;
using Protocol.Server.Stores.Sqlite;

namespace Protocol.Server.Cli.Init;

/// <summary>What is missing in a repository, in the order in which it is made.</summary>
/// <param name="Files">What is written, the store among it.</param>
/// <param name="Loads">What the hub is then told.</param>
/// <param name="Notes">What a person should know, or do by hand.</param>
internal sealed record InitPlan(
    IReadOnlyList<Change> Files, IReadOnlyList<string> Loads, IReadOnlyList<string> Notes)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool IsEmpty => Files.Count == 0 && Loads.Count == 0;

    /// <summary>What would be done, a line each.</summary>
    public IReadOnlyList<string> Lines => [.. Files.Select(change => change.Says), .. Loads];

    /// <summary>Looks at a repository.</summary>
    public static async Task<InitPlan> MakeAsync(Invocation call, WorkspacePlace at, bool localVerifier)
    {
        var files = new List<Change>();
        var loads = new List<string>();
        var notes = new List<string>();
        var (policy, verifier) = await ReadStoreAsync(call, at);
        if (!SqliteStore.Exists(at.StoreFolder))
            files.Add(MakeStore(call, at));

        if (policy is null)
        {
            await AddDocumentsAsync(call, at, localVerifier, (files, notes));
            loads.Add("load the policy and its workflows into the workspace");
        }

        if (!verifier || new KeyFolder(at.KeyFolder).FindService(VerifyCommand.DefaultService) is null)
            loads.Add($"enrol the verifier of this machine, with a key in {at.KeyFolder}");

        AddClients(call, at, files, notes);
        return new(files, loads, notes);
    }

    private static async Task<(Policy? Policy, bool Verifier)> ReadStoreAsync(Invocation call, WorkspacePlace at)
    {
        if (!SqliteStore.Exists(at.StoreFolder))
            return (null, false);

        await using var store = SqliteStore.Open(at.StoreFolder, call.Surroundings.Clock);
        return await store.ReadAsync(
            view => (view.FindPolicy(), view.FindPrincipal(VerifyCommand.Principal) is not null),
            call.CancellationToken);
    }

    private static Change MakeStore(Invocation call, WorkspacePlace at) => new(
        $"create the workspace in {at.StoreFolder}, shared by all worktrees of this clone",
        null,
        () => SqliteStore.Create(at.StoreFolder, call.Surroundings.Clock)
            .DisposeAsync().AsTask().GetAwaiter().GetResult());

    /// <summary>
    /// The base's own documents count; where the base has none, those of the worktree; else the starter.
    /// </summary>
    private static async Task AddDocumentsAsync(
        Invocation call, WorkspacePlace at, bool localVerifier, (List<Change> Files, List<string> Notes) plan)
    {
        var baseRef = await at.FindBaseAsync(call.CancellationToken);
        if (await at.ReadFileAsync(baseRef, Starter.PolicyFile, call.CancellationToken) is not null)
            return;

        var runners = TestRunners.Find(at.Root, await at.ListFilesAsync(call.CancellationToken));
        if (!File.Exists(Path.Combine(at.Root, Starter.PolicyFile)))
            plan.Files.Add(Write(at, Starter.PolicyFile, Starter.MakePolicy(baseRef, runners, localVerifier)));

        if (!File.Exists(Path.Combine(at.Root, Starter.WorkflowFile)))
        {
            plan.Files.Add(Write(at, Starter.WorkflowFile, Starter.MakeWorkflow(runners)));
            plan.Notes.Add(runners.Count == 0
                ? $"No test runner was recognised: a maintainer decides the gate 'tested' until {Starter.WorkflowFile} "
                    + "names a command."
                : "The gate 'tested' runs: "
                    + string.Join("; ", runners.Select(runner => string.Join(' ', runner.Argv))));
        }

        plan.Notes.Add(
            $"Commit the new files on {baseRef.Replace("refs/heads/", "", StringComparison.Ordinal)} before agents "
            + "begin: they are protected, and a change must not bring them along.");
    }

    private static void AddClients(Invocation call, WorkspacePlace at, List<Change> files, List<string> notes)
    {
        var entries = new McpEntries(at.Root, call.Surroundings.Variable);
        foreach (var client in entries.FindClients())
        {
            try
            {
                if (entries.Change(client) is { } text)
                    files.Add(Write(at, client.File, text, $"add the server to {client.File} for {client.Name}"));
            }
            catch (JsonException unclear)
            {
                notes.Add(
                    $"{client.File} is left as it is ({unclear.Message.Split('.')[0]}). "
                    + $"Add under {client.Member}: \"signalbox\": {entries.Entry(client).ToJsonString()}");
            }
        }

        if (entries.UsesCodex)
            notes.Add($"For Codex, add to ~/.codex/config.toml:\n{entries.CodexLines()}");
    }

    private static Change Write(WorkspacePlace at, string file, string text, string? says = null) => new(
        says ?? $"write {file}",
        text,
        () =>
        {
            var path = Path.Combine(at.Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        });
}
