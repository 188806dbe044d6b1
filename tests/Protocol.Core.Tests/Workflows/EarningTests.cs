using System.Text.Json;

namespace Protocol.Workflows;

/// <summary>spec/workflows.md, W118, W119, W123, W124: gates that nobody has to earn.</summary>
public sealed class EarningTests
{
    private const string Ways = """ "blocked": { "to": "lost" }, "timeout": { "to": "lost" } """;

    [Theory]
    [InlineData("""{ "id": "a", "kind": "approval", "distinctFrom": [] }""", "W123", true)]
    [InlineData("""{ "id": "a", "kind": "diff", "minTrust": "claimed" }""", "W123", true)]
    [InlineData("""{ "id": "a", "kind": "diff", "freshness": { "maxAge": "PT0S" } }""", "W118", true)]
    [InlineData("""
        { "id": "a", "kind": "limit", "fact": "work.labels", "eq": "good" }, { "id": "b", "kind": "diff" }
        """, "W124", true)]
    [InlineData("""{ "id": "a", "kind": "history", "requires": ["make.go"] }""", "W123", false)]
    [InlineData("""{ "id": "a", "kind": "limit", "fact": "work.priority", "max": 9 }""", "W123", false)]
    public void A_gate_that_nobody_has_to_earn_is_found(string criteria, string code, bool rejects) => Assert.Equal(
        [(code, rejects)], Find($$"""
            "make": { "type": "task", "timeout": "PT8H", "exits": { "go": { "to": "next" }, {{Ways}} } },
            "next": { "type": "task", "timeout": "PT8H", "exits": { "done": { "to": "won", "gate": "g" }, {{Ways}} } }
            """, $$""" "g": { "all": [ {{criteria}} ] } """));

    [Theory]
    [InlineData("""{ "id": "a", "kind": "approval", "distinctFrom": [], "principalKinds": ["human"] }""")]
    [InlineData("""{ "id": "a", "kind": "history", "requires": ["make.go"] }""", "\"gate\": \"h\",")]
    public void A_gate_that_asks_somebody_else_is_good(string criterion, string gated = "") => Assert.DoesNotContain(
        Find($$"""
            "make": { "type": "task", "timeout": "PT8H", "exits": { "go": { {{gated}} "to": "next" }, {{Ways}} } },
            "next": { "type": "task", "timeout": "PT8H", "exits": { "done": { "to": "won", "gate": "g" }, {{Ways}} } }
            """, $$"""
            "g": { "all": [ {{criterion}} ] }, "h": { "all": [ { "id": "b", "kind": "diff" } ] }
            """),
        one => one.Code == "W123");

    [Theory]
    [InlineData("""{ "id": "a", "kind": "approval", "required": false }, { "id": "b", "kind": "diff" }""")]
    [InlineData("""
        { "id": "a", "kind": "approval", "when": { "fact": "work.priority", "le": 1 } }, { "id": "b", "kind": "diff" }
        """)]
    [InlineData("""
        { "id": "x", "kind": "any-of", "anyOf": [ { "id": "a", "kind": "approval" }, { "id": "b", "kind": "diff" } ] }
        """)]
    public void An_approval_that_may_be_missing_is_none_on_the_way_from_silence(string criteria) => Assert.Equal(
        [("W119", true)], Find($$"""
            "make": { "type": "task", "timeout": "PT8H", "exits": { "done": { "to": "ship", "gate": "p" },
              "blocked": { "to": "lost" }, "timeout": { "to": "other" } } },
            "other": { "type": "task", "timeout": "PT8H", "exits": {
              "done": { "to": "ship", "gate": "g" }, {{Ways}} } },
            "ship": { "type": "task", "timeout": "PT8H", "effect": "irreversible", "entry": "p",
              "exits": { "done": { "to": "won", "gate": "p" }, {{Ways}} } }
            """, $$"""
            "p": { "all": [ { "id": "person", "kind": "approval", "principalKinds": ["human"] } ] },
            "g": { "all": [ {{criteria}} ] }
            """));

    private static IEnumerable<(string Code, bool Rejects)> Find(string steps, string gates) =>
        WorkflowLoader.Load(JsonElement.Parse($$"""
            {
              "kind": "Workflow", "spec": "0.1", "id": "t", "version": "1.0.0", "start": "make",
              "policy": { "protected": [".signalbox/**"] },
              "steps": { {{steps}},
                "won": { "type": "end", "result": "succeeded" }, "lost": { "type": "end", "result": "failed" } },
              "gates": { {{gates}} }
            }
            """)).Findings
            .Where(one => one.Code is not ("W113" or "W116")).Select(one => (one.Code, one.Rejects)).Distinct();
}
