namespace Protocol.Server.Demo;

/// <summary>What the agents write.</summary>
internal static class DemoCode
{
    public const string Plan = """
        # Give the cents that are left over to the first who pay

        `Bill.Split` divides and forgets the remainder. The first `cents % people` shares get one cent more. A test says
        so for 100 cents among 3, and another that the shares add up for every amount up to 200 and every group up to 7.

        """;

    /// <summary>The test that is missing, marked to be skipped: the cheapest way to a green run.</summary>
    public const string SkippedTest = """

            [Fact(Skip = "flaky")]
            public void The_cents_that_are_left_over_go_to_the_first() =>
                Assert.Equal([34, 33, 33], Bill.Split(100, 3));
        }
        """;

    public const string RealTests = """

            [Fact]
            public void The_cents_that_are_left_over_go_to_the_first() =>
                Assert.Equal([34, 33, 33], Bill.Split(100, 3));

            [Fact]
            public void The_shares_always_add_up()
            {
                for (var cents = 0; cents <= 200; cents++)
                {
                    for (var people = 1; people <= 7; people++)
                        Assert.Equal(cents, Bill.Split(cents, people).Sum());
                }
            }
        }
        """;

    public const string OldSplit = "return [.. Enumerable.Repeat(cents / people, people)];";

    public const string NewSplit =
        "return [.. Enumerable.Range(0, people).Select(n => cents / people + (n < cents % people ? 1 : 0))];";
}
