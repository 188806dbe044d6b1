using System.Text.Json;

namespace Protocol.Gates;

/// <summary>Nothing that a verdict can come to is without a vector: a cell that none covers is named.</summary>
public sealed class VectorCoverageTests
{
    private static readonly string[] Statuses = ["pass", "fail", "pending", "not-applicable"];
    private static readonly string[] StatusesOfGates = [.. Statuses, "waived"];
    private static readonly string[] Trusts = ["claimed", "observed", "verified", "isolated", "attested"];

    // A refusal of a report, which no verdict tells.
    private static readonly string[] OfOperations = ["evidence.nonce"];

    [Fact]
    public void Every_reason_that_a_verdict_can_give_has_a_vector() => Covers(
        JsonElement.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "schemas", "registries", "reasons.json")))
            .GetProperty("reasons").EnumerateArray()
            .Where(reason => reason.GetProperty("status").GetString() != "refused")
            .Select(reason => reason.GetProperty("code").GetString()!)
            .Except(OfOperations).Select(code => $"reason {code}"));

    [Fact]
    public void Every_pair_of_criteria_has_a_vector() => Covers(
        from first in StatusesOfGates
        from second in StatusesOfGates
        from left in new[] { "", " (advisory)" }
        from right in new[] { "", " (advisory)" }
        select $"all {first}{left} and {second}{right}");

    [Fact]
    public void Every_pair_of_alternatives_has_a_vector() => Covers(
        from first in Statuses
        from second in Statuses
        select $"any of {first} and {second}");

    [Fact]
    public void Every_kind_has_a_vector_for_every_status_that_it_can_have() => Covers(
        from kind in Criterion.VerifierKinds.Concat(Criterion.HubKinds).Append("any-of").Append("unknown")
        from status in StatusesOfGates
        where (kind, status) is not (("history", "fail") or ("unknown", "pass" or "fail"))
        select $"{kind} is {status}");

    [Fact]
    public void Every_trust_meets_every_minimum() => Covers(
        from kind in new[] { "command", "diff", "artifact", "ratchet", "evidence", "attestation", "approval" }
        from have in Trusts
        from need in Trusts
        let isFromVerifier = Criterion.VerifierKinds.Contains(kind)
        where !isFromVerifier || Array.IndexOf(Trusts, need) >= 2
        let status = Array.IndexOf(Trusts, have) >= Array.IndexOf(Trusts, need) ? "pass" : "pending"
        select $"{kind} of {have} needs {need}: {status}");

    [Fact]
    public void Every_edge_of_an_instant_has_a_vector_before_at_and_after() => Covers(
        from edge in (string[])
            [
                "command {0} ms from its age", "diff {0} ms from its age", "artifact {0} ms from its age",
                "ratchet {0} ms from its age", "evidence {0} ms from its age", "attestation {0} ms from its age",
                "min of an age {0} ms away", "max of an age {0} ms away",
            ]
        from away in (string[])["-1", "0", "1"]
        select edge.Replace("{0}", away, StringComparison.Ordinal));

    [Fact]
    public void Every_exclusion_has_a_vector_for_whom_it_excludes_and_whom_it_lets() => Covers(
    [
        "default excludes producer+party", "default lets", "default lets sponsor", "nobody lets producer+party",
        "claimants excludes producer+party", "claimants lets party", "contributors excludes producer+party",
        "contributors lets party", "parties excludes producer+party", "parties excludes party",
        "sponsors excludes producer+party", "sponsors excludes sponsor", "sponsors excludes sponsored alike",
        "sponsors excludes sponsored", "sponsors lets party", "sponsors lets",
    ]);

    [Fact]
    public void Conditions_over_known_and_unknown_facts_have_vectors() =>
        Covers(["when over a known fact", "when over an unknown fact"]);

    private static void Covers(IEnumerable<string> cells) => Assert.Empty(cells.Except(VectorCells.Covered));
}
