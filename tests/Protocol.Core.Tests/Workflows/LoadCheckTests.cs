using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Workflows;

/// <summary>spec/workflows.md: each check finds what is broken in a document that is good otherwise.</summary>
public sealed class LoadCheckTests
{
    private const string Ways =
        """
        "blocked": { "to": "stopped" }, "exhausted": { "to": "stopped" }, "timeout": { "to": "stopped" }
        """;

    private const string Good =
        """
        {
          "kind": "Workflow", "spec": "0.1", "id": "fix", "version": "1.0.0", "start": "make",
          "roles": { "maker": { "pool": 3 }, "reader": { "pool": 3 }, "owner": { "kinds": ["human"], "pool": 1 } },
          "steps": {
            "make": { "type": "task", "role": "maker", "lease": "PT5M", "timeout": "PT8H", "attempts": 3, "exits": {
              "done": { "to": "read", "gate": "real" }, WAYS } },
            "read": { "type": "task", "role": "reader", "timeout": "PT8H", "exits": {
              "approved": { "to": "route", "gate": "reviewed", "approves": true },
              "changes": { "to": "make", "loop": { "max": 3, "then": "stopped" } }, WAYS } },
            "route": { "type": "decision", "cases": [ { "when": { "fact": "work.priority", "le": 1 }, "to": "won" } ],
              "default": { "to": "won" } },
            "won": { "type": "end", "result": "succeeded" },
            "stopped": { "type": "end", "result": "failed" }
          },
          "gates": {
            "real": { "all": [
              { "id": "tests", "kind": "command", "run": { "argv": ["true"], "timeout": "PT1M" },
                "report": { "path": "out", "format": "junit" }, "expect": { "tests": {} } },
              { "id": "notes", "kind": "artifact", "path": "NOTES.md" },
              { "id": "said", "kind": "evidence", "predicateType": "m", "schema": {},
                "freshness": { "maxAge": "PT1H" } } ] },
            "reviewed": { "all": [
              { "id": "made", "kind": "history", "requires": ["make.done"] },
              { "id": "second", "kind": "approval", "roles": ["reader"], "quorum": 2 },
              { "id": "young", "kind": "limit", "fact": "work.ageMs", "max": 9 } ] }
          },
          "guarantees": [ { "before": "won", "requires": ["make.done", "read.approved"] } ]
        }
        """;

    private static readonly string Document = Good.Replace("WAYS", Ways, StringComparison.Ordinal);

    [Fact]
    public void The_good_document_has_no_finding()
    {
        var (workflow, findings) = WorkflowLoader.Load(JsonElement.Parse(Document));

        Assert.Empty(findings);
        Assert.Equal(["real", "reviewed"], workflow!.Gates.Keys);
        Assert.Equal("second", workflow.Criterion("reviewed", "second").Criterion.Id);
    }

    // A place, what stands there in place of what was good (nothing: it is taken out), and what is found.
    [Theory]
    [InlineData("W100", "/kind", "\"Policy\"")]
    [InlineData("W100", "/steps", null)]
    [InlineData("W100", "/steps/make/type", "\"wish\"")]
    [InlineData("W100", "/steps/make/attempts", "\"three\"")]
    [InlineData("W101", "/start", "\"nowhere\"")]
    [InlineData("W101 W102", "/steps/make/exits/done/to", "\"nowhere\"")]
    [InlineData("W101", "/steps/read/exits/changes/loop/then", "\"nowhere\"")]
    [InlineData("W101", "/steps/route/cases/0/to", "\"nowhere\"")]
    [InlineData("W101", "/steps/route/default/to", "\"nowhere\"")]
    [InlineData("W101", "/gates/reviewed/all/0/requires/0", "\"make.gone\"")]
    [InlineData("W102", "/steps/orphan", """{ "type": "end", "result": "failed" }""")]
    [InlineData("W102 W103 W104", "/steps/route", """{ "type": "decision", "default": { "to": "route" } }""")]
    [InlineData("W104", "/steps/read/exits/changes", """{ "to": "make" }""")]
    [InlineData("W105", "/steps/read/exits/changes/loop/then", null)]
    [InlineData("W105", "/steps/read/exits/changes/loop/max", "0")]
    [InlineData("W106", "/steps/make/exits/timeout", null)]
    [InlineData("W106", "/steps/make/exits/blocked", null)]
    [InlineData("W106", "/steps/make/exits/exhausted", null)]
    [InlineData("W106", "/steps/make/exits/blocked/gate", "\"real\"")]
    [InlineData("W106", "/steps/make/attempts", "0")]
    [InlineData("W107", "/steps/route/default", null)]
    [InlineData("W107", "/steps/route/exits", """{ "go": { "to": "won" } }""")]
    [InlineData("W111", "/steps/won/result", null)]
    [InlineData("W111", "/steps/won/result", "\"open\"")]
    [InlineData("W111", "/steps/won/exits", """{ "go": { "to": "stopped" } }""")]
    [InlineData("W102 W112", "/steps/Big", """{ "type": "end", "result": "failed" }""")]
    [InlineData("W112", "/steps/make/exits/a b", """{ "to": "stopped" }""")]
    [InlineData("W112", "/roles/The Maker", "{}")]
    [InlineData("W112", "/gates/real/all/0/id", "\"a.b\"")]
    [InlineData("W112", "/gates/real/all/1/id", "\"tests\"")]
    [InlineData("W113", "/steps/make/exits/done/gate", "\"gone\"")]
    [InlineData("W113", "/steps/make/role", "\"gone\"")]
    [InlineData("W113", "/gates/reviewed/all/1/roles/0", "\"gone\"")]
    [InlineData("W114", "/gates/reviewed/all/1/quorum", "3")]
    [InlineData("W114", "/gates/reviewed/all/1/roles/0", "\"owner\"")]
    [InlineData("W116", "/guarantees/0/before", "\"nowhere\"")]
    [InlineData("W116", "/guarantees/0/requires/0", "\"make.gone\"")]
    [InlineData("W116", "/guarantees/0/requires/0", "\"make.blocked\"")]
    [InlineData("W116", "/steps/make/exits/aside", """{ "to": "route" }""")]
    [InlineData("W116", "/steps/read/exits/approved/gate", null)]
    [InlineData("W118", "/steps/make/timeout", null)]
    [InlineData("W118", "/steps/make/timeout", "\"8 hours\"")]
    [InlineData("W118", "/steps/make/timeout", "\"P1M\"")]
    [InlineData("W118", "/steps/make/lease", "\"PT0S\"")]
    [InlineData("W118", "/gates/real/all/0/run/timeout", "\"soon\"")]
    [InlineData("W118", "/gates/real/all/2/freshness/maxAge", "\"a day\"")]
    [InlineData("W116 W123", "/steps/make/exits/done/gate", null)]
    [InlineData("W123", "/gates/real/all", "[]")]
    [InlineData("W123", "/gates/real/all/0/minTrust", "\"claimed\"")]
    [InlineData("W124", "/gates/real/all/0/run", null)]
    [InlineData("W124", "/gates/real/all/0/expect", null)]
    [InlineData("W124", "/gates/real/all/0/report", null)]
    [InlineData("W124", "/gates/real/all/0/report/format", "\"tap\"")]
    [InlineData("W124", "/gates/real/all/1/path", null)]
    [InlineData("W124", "/gates/real/all/2/predicateType", null)]
    [InlineData("W124", "/gates/real/all/2/schema", null)]
    [InlineData("W124", "/gates/real/all/2/schema", """{ "type": "number of things" }""")]
    [InlineData("W124", "/gates/reviewed/all/0/requires", "[]")]
    [InlineData("W124", "/gates/reviewed/all/1/quorum", "0")]
    [InlineData("W124", "/gates/reviewed/all/2/fact", "\"work.mood\"")]
    [InlineData("W124", "/gates/reviewed/all/2/max", null)]
    public void What_is_broken_is_found_and_rejects(string codes, string pointer, string? value)
    {
        var (workflow, findings) = Load(pointer, value);

        Assert.Null(workflow);
        Assert.Equal(codes.Split(' '), findings.Where(finding => finding.Rejects)
            .Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("W113", "/gates/spare", """{ "all": [ { "id": "a", "kind": "diff" } ] }""")]
    [InlineData("W125", "/gates/real/all/3", """{ "id": "moon", "kind": "moon-phase" }""")]
    public void What_only_may_be_a_mistake_is_told_and_does_not_reject(string code, string pointer, string value)
    {
        var (workflow, findings) = Load(pointer, value);

        Assert.NotNull(workflow);
        Assert.Equal([(code, FindingSeverity.Warning)], findings.Select(finding => (finding.Code, finding.Severity)));
    }

    [Theory]
    [InlineData("""{ "id": "said", "kind": "evidence", "predicateType": "m", "schema": {}, "minTrust": "claimed" }""")]
    [InlineData("""{ "id": "tests", "kind": "limit", "fact": "work.grants", "max": 9, "required": false }""")]
    [InlineData("""
        { "id": "either", "kind": "any-of", "anyOf": [
          { "id": "said", "kind": "evidence", "predicateType": "m", "schema": {}, "minTrust": "claimed" },
          { "id": "diff", "kind": "diff" } ] }
        """)]
    [InlineData("""
        { "id": "tests", "kind": "diff", "notEmpty": true, "when": { "fact": "work.labels", "eq": "strict" } }
        """)]
    public void A_gate_that_testimony_alone_satisfies_is_rejected(string criterion)
    {
        var (workflow, findings) = Load("/gates/real/all", $"[ {criterion} ]");

        Assert.Null(workflow);
        Assert.Equal(["W123"], findings.Select(finding => finding.Code));
    }

    [Fact]
    public void One_open_step_without_any_gate_is_told_and_does_not_reject()
    {
        var text = $$"""
            { "kind": "Workflow", "spec": "0.1", "id": "task", "version": "1.0.0", "start": "work", "steps": {
                "work": { "type": "task", "timeout": "P7D", "exits": { "done": { "to": "won" }, {{Ways}} } },
                "won": { "type": "end", "result": "succeeded" },
                "stopped": { "type": "end", "result": "failed" } } }
            """;

        var (workflow, findings) = WorkflowLoader.Load(JsonElement.Parse(text));

        Assert.NotNull(workflow);
        Assert.Equal([("W123", FindingSeverity.Warning)], findings.Select(finding => (finding.Code, finding.Severity)));
    }

    [Fact]
    public void One_open_step_under_another_name_than_the_built_in_one_is_rejected()
    {
        var text = $$"""
            { "kind": "Workflow", "spec": "0.1", "id": "errand", "version": "1.0.0", "start": "work", "steps": {
                "work": { "type": "task", "timeout": "P7D", "exits": { "done": { "to": "won" }, {{Ways}} } },
                "won": { "type": "end", "result": "succeeded" },
                "stopped": { "type": "end", "result": "failed" } } }
            """;

        var (workflow, findings) = WorkflowLoader.Load(JsonElement.Parse(text));

        Assert.Null(workflow);
        Assert.Equal([("W123", FindingSeverity.Error)], findings.Select(finding => (finding.Code, finding.Severity)));
    }

    [Fact]
    public void The_digest_is_over_the_document_whatever_its_members_and_not_over_its_spelling()
    {
        var (plain, _) = WorkflowLoader.Load(JsonElement.Parse(Document));
        var (spaced, _) = WorkflowLoader.Load(
            JsonElement.Parse(Document.Replace(": ", " :\n", StringComparison.Ordinal)));
        var (extended, _) = Load("/ext", """{ "anything": 1 }""");

        Assert.Equal(plain!.Ref, spaced!.Ref);
        Assert.NotEqual(plain.Ref.Digest, extended!.Ref.Digest);
        Assert.Equal(plain.Gates["real"].Ref, extended.Gates["real"].Ref);
    }

    private static (PinnedWorkflow? Workflow, IReadOnlyList<Finding> Findings) Load(string pointer, string? value)
    {
        var root = JsonNode.Parse(Document)!;
        var names = pointer.Split('/')[1..];
        var parent = names[..^1].Aggregate(root, (node, name) =>
            int.TryParse(name, out var index) ? node[index]! : node[name]!);
        if (parent is JsonArray items)
            Replace(items, int.Parse(names[^1]), JsonNode.Parse(value!));
        else if (value is null)
            Assert.True(parent.AsObject().Remove(names[^1]));
        else
            parent[names[^1]] = JsonNode.Parse(value);

        return WorkflowLoader.Load(JsonElement.Parse(root.ToJsonString()));
    }

    private static void Replace(JsonArray items, int index, JsonNode? value)
    {
        if (index < items.Count)
            items[index] = value;
        else
            items.Add(value);
    }
}
