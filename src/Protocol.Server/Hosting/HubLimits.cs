using System.Globalization;
using Protocol.Operations;

namespace Protocol.Server.Hosting;

/// <summary>The limits of this hub: the defaults, with what the environment says of the shortest lease.</summary>
internal static class HubLimits
{
    /// <summary>Lowers the shortest lease, so that a test can wait for an expiry; in milliseconds.</summary>
    public const string MinLeaseVariable = "SIGNALBOX_MIN_LEASE_MS";

    /// <summary>Reads them.</summary>
    public static Limits Of(Func<string, string?> variable)
    {
        var limits = new Limits();
        return long.TryParse(variable(MinLeaseVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            && least > 0 && least <= limits.DefaultLeaseMs
                ? limits with { MinLeaseMs = least }
                : limits;
    }
}
