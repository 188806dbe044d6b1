using System.CommandLine;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Protocol.Operations;
using Protocol.Server.Git;
using Protocol.Server.Hosting;
using Protocol.Server.Sessions;
using Protocol.Server.Stores;
using Protocol.Server.Stores.Sqlite;
using Check = Protocol.Server.Cli.Diagnosis.Check;

namespace Protocol.Server.Cli;

/// <summary><c>doctor</c>: looks at everything that the hub stands on, and changes nothing.</summary>
internal static class DoctorCommand
{
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    private static readonly TimeSpan Drift = TimeSpan.FromMinutes(2);

    /// <summary>Makes <c>doctor</c>.</summary>
    public static Command Make(CommandBook book) => book.Define(
        new Command("doctor", "Looks at git, the store, permissions, keys and the clock; changes nothing."),
        async call =>
        {
            Answer<Diagnosis> answer = await ExamineAsync(call);
            var code = call.Show(answer, (screen, diagnosis) => Show(screen, diagnosis));
            return code is ExitCode.Proceed && answer is Answer<Diagnosis>.Ok { Result.Outcome: "unwell" }
                ? ExitCode.Unavailable
                : code;
        },
        "signalbox doctor",
        "signalbox doctor --json   # exit code 69: something is unwell");

    private static async Task<Diagnosis> ExamineAsync(Invocation call)
    {
        var checks = new List<Check> { await ExamineGitAsync(call) };
        var found = await WorkspacePlace.FindAsync(call.Directory, call.CancellationToken);
        if (found is Answer<WorkspacePlace>.Ok(var at))
        {
            checks.Add(new("repository", "ok", at.Root));
            checks.AddRange(await ExamineStoreAsync(call, at));
        }
        else
        {
            var refusal = ((Answer<WorkspacePlace>.Refused)found).Refusal;
            checks.Add(new("repository", "fail", refusal.Detail, refusal.Next[0].Why));
        }

        return new(checks.Exists(check => check.Status is "fail") ? "unwell" : "healthy", checks);
    }

    private static async Task<Check> ExamineGitAsync(Invocation call)
    {
        try
        {
            var run = await GitRunner.AsUser.RunAsync(new("--version"), call.CancellationToken);
            return run.Succeeded
                ? new("git", "ok", run.Text)
                : new("git", "fail", run.Error, "Install git, version 2.31 or later.");
        }
        catch (GitException missing)
        {
            return new("git", "fail", missing.Message, "Install git, version 2.31 or later.");
        }
    }

    private static async Task<IReadOnlyList<Check>> ExamineStoreAsync(Invocation call, WorkspacePlace at)
    {
        if (!SqliteStore.Exists(at.StoreFolder))
            return [new("store", "fail", $"There is no workspace in {at.StoreFolder}.", "Type `signalbox init`.")];

        try
        {
            var health = SqliteHealth.Check(at.StoreFolder);
            await using var store = SqliteStore.Open(at.StoreFolder, call.Surroundings.Clock);
            return
            [
                health.Fault is { } fault
                    ? new("store", "fail", fault, "Restore the file from a copy; keep the damaged one.")
                    : new(
                        "store", "ok",
                        $"{at.StoreFile}, schema {health.SchemaVersion}, SQLite {health.SqliteVersion}"),
                ExaminePermissions(at),
                .. await store.ReadAsync(view => ExamineContent(view, call.Surroundings.Clock), call.CancellationToken),
                ExamineKey(at),
            ];
        }
        catch (Exception broken) when (broken is StoreException or SqliteException)
        {
            return [new("store", "fail", broken.Message, "See that the disk is there and writable, and try again.")];
        }
    }

    private static Check ExaminePermissions(WorkspacePlace at)
    {
        if (OperatingSystem.IsWindows())
            return new("permissions", "warning", "File modes are not looked at on this system.");

        string[] kept = [at.StoreFolder, at.StoreFile, .. Existing(at.KeyFolder), .. Existing(at.SessionFolder)];
        var open = kept.FirstOrDefault(IsOpen);
        return open is null
            ? new("permissions", "ok", "Store, keys and sessions are their owner's alone.")
            : new("permissions", "fail", $"Others can use {open}.", $"chmod go-rwx '{open}'");
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpen(string path) => (File.GetUnixFileMode(path) & Others) != 0;

    private static IEnumerable<string> Existing(string folder) =>
        Directory.Exists(folder) ? [folder, .. Directory.EnumerateFiles(folder)] : [];

    private static IReadOnlyList<Check> ExamineContent(IReadView view, TimeProvider clock)
    {
        var ahead = view.Now - clock.GetUtcNow();
        return
        [
            ahead > Drift
                ? new(
                    "clock",
                    "warning",
                    $"The store's time is {DurationText.Of((long)ahead.TotalMilliseconds)} ahead of this machine's.",
                    "Set the clock of this machine; the store's time waits for it.")
                : new("clock", "ok", Views.Spell(view.Now)),
            view.FindPolicy() is { } policy
                ? new("policy", "ok", $"base {policy.Base}, workflow {policy.DefaultWorkflow}")
                : new("policy", "warning", "No policy is loaded: the built-in one counts.", "signalbox policy load"),
            view.IsSealed
                ? new("people", "ok", "A person is enrolled; the workspace is sealed.")
                : new(
                    "people",
                    "warning",
                    "Unsealed: nobody has enrolled, anybody may load workflows.",
                    "signalbox enroll --human NAME"),
        ];
    }

    private static Check ExamineKey(WorkspacePlace at) =>
        new KeyFolder(at.KeyFolder).FindService(VerifyCommand.DefaultService) is null
            ? new("verifier", "warning", "The local verifier has no key here.", "signalbox init")
            : new("verifier", "ok", "The local verifier has its key.");

    private static void Show(Screen screen, Diagnosis diagnosis)
    {
        foreach (var check in diagnosis.Checks)
        {
            screen.Status(check.Status, $"{check.Name}: {check.Detail}");
            screen.Field("Remedy", check.Remedy);
        }
    }
}
