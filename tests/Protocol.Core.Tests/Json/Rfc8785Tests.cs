using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Protocol.Json;

/// <summary>The canonical form is that of the published test data of RFC 8785.</summary>
public sealed class Rfc8785Tests
{
    private const int Serial = 2000;

    private static readonly string Folder =
        Path.Combine(Checkout.Root, "tests", "Protocol.Core.Tests", "Json", "Rfc8785");

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "input")).Select(file => Path.GetFileName(file)).Order()];

    [Theory, MemberData(nameof(Names))]
    public void A_published_input_has_the_bytes_of_its_output(string name)
    {
        var input = JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, "input", name)));
        var output = File.ReadAllBytes(Path.Combine(Folder, "output", name));

        Assert.Equal(Encoding.UTF8.GetString(output), Encoding.UTF8.GetString(CanonicalJson.Write(input)));
    }

    [Fact]
    public void The_published_sample_of_numbers_has_its_published_checksums()
    {
        Dictionary<int, string> published = new()
        {
            [1_000] = "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687",
            [10_000] = "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892",
            [100_000] = "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7",
            [1_000_000] = "49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16",
        };
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Dictionary<int, string> found = [];
        foreach (var (index, value) in Numbers().Take(1_000_000).Index())
        {
            var bits = BitConverter.DoubleToUInt64Bits(value).ToString("x", CultureInfo.InvariantCulture);
            hash.AppendData(Encoding.ASCII.GetBytes($"{bits},{EcmaNumber.Spell(value)}\n"));
            if (published.ContainsKey(index + 1))
                found[index + 1] = Convert.ToHexStringLower(hash.GetCurrentHash());
        }

        Assert.Equal(published, found);
    }

    /// <summary>The sample: fixed values, then the smallest normal ones, then what a chain of digests gives.</summary>
    private static IEnumerable<double> Numbers()
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder, "numbers.txt")))
            yield return BitConverter.UInt64BitsToDouble(ulong.Parse(line, NumberStyles.HexNumber, null));

        for (var i = 0; i < Serial; i++)
            yield return BitConverter.UInt64BitsToDouble(0x0010000000000000 + (ulong)i);

        var block = new byte[SHA256.HashSizeInBytes];
        while (true)
        {
            block = SHA256.HashData(block);
            for (var at = 0; at < block.Length; at += sizeof(double))
            {
                var value = BinaryPrimitives.ReadDoubleLittleEndian(block.AsSpan(at));
                if (value != 0 && double.IsFinite(value))
                    yield return value;
            }
        }
    }
}
