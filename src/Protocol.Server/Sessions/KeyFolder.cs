using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Protocol.Server.Sessions;

/// <summary>
/// The keys beside the store. A person's is sealed with a passphrase that no agent knows; a service's secret is as safe
/// as the user account.
/// </summary>
internal sealed partial class KeyFolder(string path)
{
    /// <summary>The shortest passphrase that seals a key.</summary>
    public const int MinPassphrase = 8;

    private const int Iterations = 600_000;
    private const string Prefix = "human-";
    private const string Suffix = ".pem";

    /// <summary>Where the keys lie.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// Whether a name can be the name of a principal: lower case, digits, hyphens, at most 40 characters.
    /// </summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>The people whose keys lie here, by name.</summary>
    public IReadOnlyList<string> ListHumans() =>
        Directory.Exists(Path)
            ? [.. Directory.EnumerateFiles(Path, $"{Prefix}*{Suffix}")
                .Select(file => System.IO.Path.GetFileName(file)[Prefix.Length..^Suffix.Length])
                .Where(IsName).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Makes a key for a person; nothing is kept yet.</summary>
    public static NewHumanKey MakeHuman(string passphrase)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportEncryptedPkcs8PrivateKeyPem(
            passphrase,
            new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Iterations));
        return new(System.Buffers.Text.Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo()), pem);
    }

    /// <summary>Keeps the sealed key of a person.</summary>
    /// <exception cref="IOException">A key of that name lies here already.</exception>
    public void KeepHuman(string name, NewHumanKey key)
    {
        PrivateFile.MakeDirectory(Path);
        PrivateFile.Create(FileOfHuman(name), key.SealedPem);
    }

    /// <summary>Takes a kept key away again, where its enrolment was refused.</summary>
    public void DropHuman(string name) => File.Delete(FileOfHuman(name));

    /// <summary>Opens the key of a person; null where the passphrase is another one.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The opened key disposes of it.")]
    public HumanKey? OpenHuman(string name, string passphrase)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromEncryptedPem(File.ReadAllText(FileOfHuman(name)), passphrase);
            return new HumanKey(name, key);
        }
        catch (CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    /// <summary>Makes a service's secret and keeps it, or finds the one that is kept.</summary>
    public string MakeService(string name)
    {
        PrivateFile.MakeDirectory(Path);
        using var file = PrivateFile.OpenAlone(FileOfService(name));
        return SecretFile.ReadOrMint(file);
    }

    /// <summary>Finds a service's secret.</summary>
    public string? FindService(string name)
    {
        var file = FileOfService(name);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }

    /// <summary>Where a person's key lies.</summary>
    public string FileOfHuman(string name) => System.IO.Path.Combine(Path, $"{Prefix}{name}{Suffix}");

    /// <summary>Where a service's secret lies.</summary>
    public string FileOfService(string name) => System.IO.Path.Combine(Path, name);

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?\z")]
    private static partial Regex Name();
}
