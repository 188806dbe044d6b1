using Protocol.Principals;

namespace Protocol;

/// <summary>Who acts in the tests. The agents and the verifier are of one party, save Cyd.</summary>
internal static class People
{
    public static Caller Ada { get; } = Agent("ada", "os:1");

    public static Caller Bob { get; } = Agent("bob", "os:1");

    public static Caller Cyd { get; } = Agent("cyd", "os:2");

    public static Caller Hal { get; } = Human("hal");

    public static Caller Ida { get; } = Human("ida");

    public static Caller Verifier { get; } = Service("verifier");

    public static Caller OtherVerifier { get; } = Service("other-verifier");

    private static Caller Agent(string name, string party) => new(
        new($"agent:{name}"), PrincipalKind.Agent, Assurance.Asserted, ["maker", "reader"], party);

    private static Caller Human(string name) => new(
        new($"human:{name}"), PrincipalKind.Human, Assurance.Signed, ["maintainer"], $"human:{name}");

    private static Caller Service(string name) => new(
        new($"service:{name}"), PrincipalKind.Service, Assurance.Key, ["verifier"], "os:1");
}
