using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Protocol.Operations;
using Protocol.Server.Git;
using Protocol.Server.Stores;

namespace Protocol.Server.Cli;

/// <summary>Turns what went wrong on the machine into a refusal; nobody is ever shown a stack.</summary>
internal static class Failures
{
    private const int IncidentLength = 8;

    /// <summary>Explains a failure.</summary>
    public static Refusal Explain(Exception failure) => failure switch
    {
        StoreException store => Refusals.Of(store.Code, store.Message, null, null, Doctor),
        UnauthorizedAccessException or IOException or GitException => Refusals.Of(
            ErrorCode.StorageUnavailable, failure.Message, null, null, Doctor),
        _ => OfBug(failure),
    };

    private static NextAction Doctor => new("fix", "Type `signalbox doctor`.");

    /// <summary>
    /// A bug: its kind and place as a short number that a report can name, and that is equal for equal bugs.
    /// </summary>
    private static Refusal OfBug(Exception failure)
    {
        var place = $"{failure.GetType().FullName}\n{failure.StackTrace?.Split('\n')[0]}";
        var incident = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..IncidentLength];
        return Refusals.Of(
            ErrorCode.Internal,
            $"{failure.GetType().Name}: {failure.Message} (incident {incident})",
            new JsonObject { ["incident"] = incident },
            null,
            Doctor);
    }
}
