using Protocol.Gates;
using Protocol.Server.Verifier;
using static Protocol.Server.Tests.Verifier.VerifierBench;

namespace Protocol.Server.Tests.Verifier;

/// <summary>Real test runners that end with 0 although the tests did not pass.</summary>
public sealed class RunnerTests : IDisposable
{
    private const string NodeHead = "const test = require('node:test');\n";

    private static readonly Criterion Node = new(
        "tests", "command",
        Run: new(["node", "--test", "--test-reporter=junit", "--test-reporter-destination=junit.xml"]),
        Report: new("junit.xml", "junit"));

    private static readonly Criterion Python = new(
        "tests", "command", Run: new(["python3", "run.py"]), Report: new("junit.xml", "junit"));

    private static readonly Criterion Dotnet = new(
        "tests", "command",
        Run: new(["dotnet", "test", "--project", "tests", "--report-xunit-trx", "--results-directory", "out"]),
        Report: new("out/**/*.trx", "trx"), Expect: new(Tests: new()));

    private readonly VerifierBench bench = new();
    private readonly Toolchain tools;

    public RunnerTests() => tools = Toolchain.Find(bench.Options);

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("test('a', () => {}); test.describe('b', () => { test('c', () => {}); });", "pass")]
    [InlineData("test('a', () => { process.exit(0); }); test('b', () => { throw 1; });", "error", "report.incomplete")]
    [InlineData("", "error", "report.incomplete")]
    [InlineData("test('a', () => {}); test('b', { skip: true }, () => { throw 1; });", "fail", "tests.skipped")]
    [InlineData("test('a', () => { throw 1; });", "fail", "command.exit_code", "tests.failed")]
    public async Task Node_is_judged_by_its_report(string tests, string status, params string[] codes)
    {
        Assert.SkipUnless(tools.Locate("node") is not null, "node is not in the system's folders.");

        Expect(await bench.DecideAsync(Node, bench.Source.Commit(("a.test.js", NodeHead + tests))), status, codes);
    }

    [Theory]
    [InlineData("self.assertTrue(True)", "pass")]
    [InlineData("os._exit(0)", "error", "report.missing")]
    [InlineData("self.skipTest('later')", "fail", "tests.skipped", "tests.too_few")]
    [InlineData("self.fail('wrong')", "fail", "report.contradiction", "tests.failed")]
    public async Task Python_is_judged_by_its_report(string body, string status, params string[] codes)
    {
        Assert.SkipUnless(tools.Locate("python3") is not null, "python3 is not in the system's folders.");
        const string Runner = """
            import unittest
            result = unittest.TestResult()
            suite = unittest.defaultTestLoader.discover('.')
            suite.run(result)
            def cases(entries, word):
                return ''.join(f'<testcase name="{case.id()}"><{word}/></testcase>' for case, _ in entries)
            passed = result.testsRun - len(result.failures) - len(result.errors) - len(result.skipped)
            with open('junit.xml', 'w') as report:
                report.write(f'<testsuite tests="{result.testsRun}">' + '<testcase name="passed"/>' * passed
                    + cases(result.failures + result.errors, 'failure') + cases(result.skipped, 'skipped')
                    + '</testsuite>')
            """;
        var test = $"import os, unittest\nclass T(unittest.TestCase):\n  def test_a(self):\n    {body}\n";

        var commit = bench.Source.Commit(("run.py", Runner), ("test_a.py", test));

        Expect(await bench.DecideAsync(Python, commit), status, codes);
    }

    [Fact]
    public async Task Dotnet_test_restores_without_a_network_and_a_skipped_test_does_not_pass()
    {
        const string Package = "xunit.v3.mtp-v2/4.0.2";
        var isThere = tools.Packages is { } packages && Directory.Exists(Path.Combine(packages, Package));
        Assert.SkipUnless(
            isThere && tools.Locate("dotnet") is not null, $"dotnet or the package {Package} is not there.");
        bench.Source.Commit(
            ("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }"""),
            ("tests/tests.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
                  <ItemGroup><PackageReference Include="xunit.v3.mtp-v2" Version="4.0.2" /></ItemGroup>
                </Project>
                """));
        bench.Source.Git("checkout", "--quiet", "-b", "change");
        var commit = bench.Source.Commit(
            ("tests/T.cs", """
                public class T { [Xunit.Fact] public void A() { } [Xunit.Fact(Skip = "x")] public void B() { } }
                """),
            ("Directory.Build.props", "<Project><Import Project=\"planted-and-missing.props\" /></Project>"));

        var found = await bench.DecideAsync(Dotnet, commit, "Directory.Build.*", "**/*.csproj", "global.json");

        Expect(found, "fail", "tests.skipped");
        Assert.Equal(1, found.Run.Tests!.Executed);
        Assert.Equal("T.B", found.Run.Reasons[0].Data!.Value.GetProperty("tests")[0].GetString());
    }
}
