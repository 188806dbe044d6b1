using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>Spells, in the file, the words of the standard as the standard spells them.</summary>
internal static class Words
{
    public static string Of(Lifecycle lifecycle) => lifecycle switch
    {
        Lifecycle.Open => "open",
        Lifecycle.Paused => "paused",
        Lifecycle.Succeeded => "succeeded",
        Lifecycle.Failed => "failed",
        Lifecycle.Canceled => "canceled",
    };

    public static Lifecycle LifecycleOf(string word) => word switch
    {
        "open" => Lifecycle.Open,
        "paused" => Lifecycle.Paused,
        "succeeded" => Lifecycle.Succeeded,
        "failed" => Lifecycle.Failed,
        "canceled" => Lifecycle.Canceled,
        _ => throw Unknown(word),
    };

    public static string Of(PrincipalKind kind) => kind switch
    {
        PrincipalKind.Agent => "agent",
        PrincipalKind.Human => "human",
        PrincipalKind.Service => "service",
    };

    public static PrincipalKind KindOf(string word) => word switch
    {
        "agent" => PrincipalKind.Agent,
        "human" => PrincipalKind.Human,
        "service" => PrincipalKind.Service,
        _ => throw Unknown(word),
    };

    public static string Of(Assurance assurance) => assurance switch
    {
        Assurance.Asserted => "asserted",
        Assurance.Key => "key",
        Assurance.Signed => "signed",
    };

    public static Assurance AssuranceOf(string word) => word switch
    {
        "asserted" => Assurance.Asserted,
        "key" => Assurance.Key,
        "signed" => Assurance.Signed,
        _ => throw Unknown(word),
    };

    private static StoreException Unknown(string word) =>
        SqliteFault.Unavailable($"The store holds the word '{word}', which this hub does not know. Restore a backup.");
}
