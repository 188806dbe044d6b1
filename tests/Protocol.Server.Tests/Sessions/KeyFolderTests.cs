using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Protocol.Server.Sessions;
using Protocol.Server.Tests.Stores;

namespace Protocol.Server.Tests.Sessions;

/// <summary>Keys of people and services beside the store.</summary>
public sealed class KeyFolderTests : IDisposable
{
    private const string Passphrase = "correct horse";

    private readonly TemporaryDirectory _directory = new();

    private KeyFolder Keys => new(Path.Combine(_directory.Path, "keys"));

    [Fact]
    public void What_a_person_signs_the_public_key_verifies()
    {
        var made = KeyFolder.MakeHuman(Passphrase);
        Keys.KeepHuman("ada", made);
        using var opened = Keys.OpenHuman("ada", Passphrase);

        var proof = opened!.Sign(DateTimeOffset.UnixEpoch, "said"u8);

        using var known = ECDsa.Create();
        known.ImportSubjectPublicKeyInfo(Base64Url.DecodeFromChars(made.PublicKey), out _);
        Assert.Equal("human:ada", proof.Principal.Value);
        Assert.True(known.VerifyData(
            Encoding.UTF8.GetBytes("said"), Base64Url.DecodeFromChars(proof.Signature), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Another_passphrase_opens_nothing()
    {
        Keys.KeepHuman("ada", KeyFolder.MakeHuman(Passphrase));

        Assert.Null(Keys.OpenHuman("ada", "wrong horse"));
    }

    [Fact]
    public void A_key_is_never_overwritten()
    {
        Keys.KeepHuman("ada", KeyFolder.MakeHuman(Passphrase));

        Assert.ThrowsAny<IOException>(() => Keys.KeepHuman("ada", KeyFolder.MakeHuman(Passphrase)));
    }

    [Fact]
    public void A_service_keeps_its_secret() =>
        Assert.Equal(Keys.MakeService("verifier"), Keys.MakeService("verifier"));

    [Theory]
    [InlineData("ada", true)]
    [InlineData("ada-2", true)]
    [InlineData("Ada", false)]
    [InlineData("../ada", false)]
    [InlineData("ada\n", false)]
    [InlineData("", false)]
    [InlineData("-ada", false)]
    public void A_name_is_no_path(string name, bool isName) => Assert.Equal(isName, KeyFolder.IsName(name));

    public void Dispose() => _directory.Dispose();
}
