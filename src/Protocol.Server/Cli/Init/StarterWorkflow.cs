namespace Protocol.Server.Cli.Init;

/// <summary>The starter workflow without the criteria of its gate <c>tested</c>, which depend on the repository.</summary>
internal static class StarterWorkflow
{
    /// <summary>The document.</summary>
    public const string Text = """
        {
          "kind": "Workflow",
          "spec": "0.1",
          "id": "change",
          "version": "1.0.0",
          "title": "One change: plan, implement, verify, review",
          "start": "plan",
          "roles": {
            "planner": { "kinds": ["agent", "human"], "pool": 4 },
            "implementer": { "kinds": ["agent", "human"], "pool": 8 },
            "reviewer": { "kinds": ["agent", "human"], "pool": 4 },
            "maintainer": { "kinds": ["human"], "pool": 2 },
            "verifier": { "kinds": ["service"], "pool": 1, "trust": "verified" }
          },
          "steps": {
            "plan": {
              "type": "task",
              "title": "Plan the change",
              "instructions": "Work on a branch of its own. Write what will change, why, and how it will be tested, as a Markdown file under docs/plans. Change nothing else, and commit.",
              "role": "planner",
              "lease": "PT15M",
              "timeout": "P2D",
              "attempts": 5,
              "grants": 10,
              "exits": {
                "done": { "to": "implement", "gate": "planned" },
                "blocked": { "to": "escalate" },
                "timeout": { "to": "escalate" },
                "exhausted": { "to": "escalate" }
              }
            },
            "implement": {
              "type": "task",
              "title": "Make the change",
              "instructions": "Carry out the plan, with tests. Leave protected paths as they are. Commit.",
              "role": "implementer",
              "lease": "PT15M",
              "timeout": "P3D",
              "attempts": 5,
              "grants": 10,
              "exits": {
                "done": { "to": "verify", "gate": "implemented" },
                "blocked": { "to": "escalate" },
                "timeout": { "to": "escalate" },
                "exhausted": { "to": "escalate" }
              }
            },
            "verify": {
              "type": "task",
              "title": "Have the tests run by a verifier",
              "instructions": "Ask for verification of what you committed. Where it fails, mend it here, or go back by the exit rework.",
              "role": "implementer",
              "lease": "PT15M",
              "timeout": "P1D",
              "attempts": 5,
              "grants": 10,
              "exits": {
                "done": { "to": "review", "gate": "tested" },
                "rework": { "to": "implement", "loop": { "max": 3, "then": "escalate" } },
                "blocked": { "to": "escalate" },
                "timeout": { "to": "escalate" },
                "exhausted": { "to": "escalate" }
              }
            },
            "review": {
              "type": "task",
              "title": "Review the change",
              "instructions": "Read the change as it was verified, against its goal and its plan. Approve it, or send it back with what is wrong in a note. Commit nothing here.",
              "role": "reviewer",
              "lease": "PT15M",
              "timeout": "P2D",
              "grants": 10,
              "exits": {
                "approve": { "to": "done", "gate": "reviewed", "approves": true },
                "changes": { "to": "implement", "loop": { "max": 3, "then": "escalate" } },
                "blocked": { "to": "escalate" },
                "timeout": { "to": "escalate" },
                "exhausted": { "to": "escalate" }
              }
            },
            "escalate": {
              "type": "task",
              "title": "Have a maintainer decide",
              "instructions": "Something went wrong that the workflow cannot mend. Say what, in a note, and park at the exit resume until a maintainer decides.",
              "role": "implementer",
              "lease": "PT15M",
              "timeout": "P7D",
              "grants": 10,
              "exits": {
                "resume": { "to": "implement", "gate": "resumed", "loop": { "max": 2, "then": "failed" } },
                "abandon": { "to": "failed" },
                "blocked": { "to": "failed" },
                "timeout": { "to": "failed" },
                "exhausted": { "to": "failed" }
              }
            },
            "done": { "type": "end", "title": "The change may be merged", "result": "succeeded" },
            "failed": { "type": "end", "title": "The change was given up", "result": "failed" }
          },
          "gates": {
            "planned": {
              "title": "There is a plan, and nothing but a plan",
              "all": [
                {
                  "id": "plan-written",
                  "kind": "diff",
                  "title": "Something changed under docs/plans, and nothing else",
                  "remedy": "Commit a Markdown file under docs/plans, and take everything else out of the commit.",
                  "notEmpty": true,
                  "allow": ["docs/plans/**"]
                }
              ]
            },
            "implemented": {
              "title": "The change is there and touches nothing protected",
              "all": [
                {
                  "id": "scope",
                  "kind": "diff",
                  "title": "Something changed, nothing protected, and no conflict was left",
                  "remedy": "Restore the protected paths from the base, resolve conflicts, and commit.",
                  "notEmpty": true,
                  "protected": [".signalbox/**"],
                  "forbidAdded": ["^<<<<<<< ", "^>>>>>>> "]
                }
              ]
            },
            "tested": { "title": "The tests were run by a verifier, and pass", "all": [] },
            "reviewed": {
              "title": "Somebody else approves what was implemented and verified",
              "all": [
                {
                  "id": "earned",
                  "kind": "history",
                  "title": "This very subject was implemented and verified",
                  "remedy": "Review the subject as it is; a change goes back by the exit changes.",
                  "requires": ["implement.done", "verify.done"]
                },
                {
                  "id": "independent",
                  "kind": "approval",
                  "title": "A reviewer who had no hand in it approves",
                  "remedy": "Somebody who held none of the steps that produced this must review it: release the step.",
                  "quorum": 1,
                  "roles": ["reviewer"],
                  "minTrust": "claimed",
                  "distinctFrom": ["claimants", "contributors"]
                }
              ]
            },
            "resumed": {
              "title": "A maintainer lets it go on",
              "all": [
                {
                  "id": "decided",
                  "kind": "approval",
                  "title": "A maintainer approves going on",
                  "remedy": "Park at this exit; the maintainer sees it in the inbox.",
                  "quorum": 1,
                  "roles": ["maintainer"],
                  "principalKinds": ["human"]
                }
              ]
            }
          },
          "guarantees": [
            { "before": "done", "requires": ["implement.done", "verify.done", "review.approve"] }
          ]
        }
        """;
}
