using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Protocol.Gates;
using Protocol.Json;
using Protocol.Workflows;

namespace Protocol.Sdk.Tests.Spec;

/// <summary>What the pages of spec/ compute can be computed from them, so that a hub can be checked by it.</summary>
public sealed partial class VectorTests
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    [Fact]
    public void The_workflow_of_the_example_loads_without_a_finding_and_has_the_digest_that_the_pages_tell()
    {
        var (workflow, findings) = WorkflowLoader.Load(Example("workflows.md", "documents/workflow"));

        Assert.Empty(findings);
        var told = Example("work.md", "operations/work-create.result").GetProperty("workflow").GetProperty("digest");
        Assert.Equal(workflow!.Ref.Digest, new Digest(told.GetString()!));
    }

    [Fact]
    public void Gate_and_criterion_have_the_digests_that_the_pages_tell()
    {
        var workflow = WorkflowLoader.Load(Example("workflows.md", "documents/workflow")).Workflow!;
        var gate = Example("gates.md", "operations/gate-check.result").GetProperty("gate");
        var task = Example("evidence.md", "operations/verification-acquire.result").GetProperty("task");

        Assert.Equal(workflow.Gates["tests-real"].Ref.Digest.Value, gate.GetProperty("digest").GetString());
        Assert.Equal(
            workflow.Criterion("tests-real", "tests-green").Digest.Value,
            task.GetProperty("criterionDigest").GetString());
    }

    [Fact]
    public void The_proof_of_the_approval_verifies_with_the_key_that_was_enrolled()
    {
        var request = Example("gates.md", "operations/approval-give.request");
        var proof = request.GetProperty("proof");
        var said = Encoding.UTF8.GetString(CanonicalJson.Write(JsonElement.Parse(
            new JsonObject
            {
                ["at"] = proof.GetProperty("at").GetString(),
                ["op"] = "approval/give",
                ["params"] = WithoutProof(request),
                ["workspace"] = "shop",
            }.ToJsonString())));

        Assert.Contains(said, SpecPages.All["principals.md"], StringComparison.Ordinal);
        using var key = ECDsa.Create();
        var enrolled = Example("principals.md", "operations/principal-enroll.request").GetProperty("publicKey");
        key.ImportSubjectPublicKeyInfo(Base64Url.DecodeFromChars(enrolled.GetString()), out _);
        Assert.True(key.VerifyData(
            Encoding.UTF8.GetBytes(said),
            Base64Url.DecodeFromChars(proof.GetProperty("signature").GetString()),
            HashAlgorithmName.SHA256));
    }

    [Fact]
    public void The_session_secret_names_the_principal_of_the_example()
    {
        var told = SessionVector().Match(SpecPages.All["principals.md"]);
        Assert.True(told.Success);

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"shop\n{told.Groups["secret"].Value}"));

        Assert.Equal(told.Groups["principal"].Value, "agent:" + Base32(digest)[..10]);
    }

    private static string Base32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(one => Convert.ToString(one, 2).PadLeft(8, '0')));
        return string.Concat(bits.Chunk(5).Where(chunk => chunk.Length == 5)
            .Select(chunk => Alphabet[Convert.ToInt32(new string(chunk), 2)]));
    }

    private static JsonObject WithoutProof(JsonElement request)
    {
        var node = JsonNode.Parse(request.GetRawText())!.AsObject();
        node.Remove("proof");
        return node;
    }

    private static JsonElement Example(string page, string name) =>
        JsonElement.Parse(SpecPages.Examples.First(one => one.Page == page && one.Name == name).Text);

    [GeneratedRegex(@"session secret\s+`(?<secret>[^`]+)`\s+names\s+the\s+principal\s+`(?<principal>[^`]+)`")]
    private static partial Regex SessionVector();
}
