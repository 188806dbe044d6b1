using System.Text;
using System.Text.RegularExpressions;

namespace Protocol.Server.Sessions;

/// <summary>A file that holds one secret, and nothing else.</summary>
internal static partial class SecretFile
{
    private const int LongestRead = 256;

    /// <summary>Reads the secret of a file that is open alone; where it holds no whole one, makes one.</summary>
    public static string ReadOrMint(FileStream file)
    {
        var bytes = new byte[LongestRead];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var kept = Encoding.ASCII.GetString(bytes, 0, length);
        if (Whole().IsMatch(kept))
            return kept;

        var secret = Session.MintSecret();
        file.SetLength(0);
        file.Position = 0;
        file.Write(Encoding.ASCII.GetBytes(secret));
        file.Flush(flushToDisk: true);
        return secret;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{43}\z")]
    private static partial Regex Whole();
}
