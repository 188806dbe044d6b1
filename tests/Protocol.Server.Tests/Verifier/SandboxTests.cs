using Protocol.Server.Verifier;
using static Protocol.Server.Tests.Verifier.VerifierBench;

namespace Protocol.Server.Tests.Verifier;

/// <summary>What bubblewrap adds where it is installed and works.</summary>
public sealed class SandboxTests : IDisposable
{
    private readonly VerifierBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_run_sees_neither_the_repository_nor_the_home_of_its_user_nor_a_network()
    {
        DemandBubblewrap();
        var secret = Path.Combine(bench.Source.GitFolder, "config");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var commit = bench.Source.Commit(("a.txt", "x"));

        var look = $"test ! -e {secret} && test -z \"$(ls -A {home} | grep -v nuget)\"";

        var found = await bench.DecideAsync(Shell($"{look} && ! grep -q eth /proc/net/dev && cat a.txt"), commit);

        Expect(found, "pass");
        Assert.Equal("bubblewrap", found.Run.Sandbox);
        Assert.Equal("x", found.Run.OutputTail);
    }

    [Fact]
    public async Task A_run_cannot_write_the_system()
    {
        DemandBubblewrap();
        var commit = bench.Source.Commit(("a.txt", "x"));

        var touch = Shell("touch a.txt \"$HOME/b\" \"$TMPDIR/c\" && ! touch /usr/planted");

        Expect(await bench.DecideAsync(touch, commit), "pass");
    }

    [Fact]
    public async Task A_process_without_marker_session_and_room_ends_too()
    {
        DemandBubblewrap();
        var planted = bench.Source.Beside("late");
        var commit = bench.Source.Commit(("a.txt", "x"));

        var found = await bench.DecideAsync(
            Shell($"cd / && env -i setsid sh -c 'sleep 1; touch {planted}' >/dev/null 2>&1 & echo begun"), commit);

        Expect(found, "pass");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.False(File.Exists(planted));
    }

    private void DemandBubblewrap() =>
        Assert.SkipUnless(
            Sandbox.Find(bench.Options).Name == "bubblewrap", "bubblewrap is not on the path, or does not work.");
}
