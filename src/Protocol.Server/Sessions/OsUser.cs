using System.Globalization;
using System.Runtime.InteropServices;

namespace Protocol.Server.Sessions;

/// <summary>The user of the operating system: all self-made sessions of one are one party.</summary>
internal static partial class OsUser
{
    /// <summary>The party of this process.</summary>
    public static string Party { get; } = OperatingSystem.IsWindows()
        ? $"os:{Environment.UserDomainName}\\{Environment.UserName}"
        : $"os:{GetEffectiveUserId().ToString(CultureInfo.InvariantCulture)}";

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint GetEffectiveUserId();
}
