using System.Security.Cryptography;
using System.Text;
using Protocol.Gates;

namespace Protocol.Server.Verifier;

/// <summary>What a command printed: a digest of all of it, and its first and last 256 KiB.</summary>
internal sealed class CapturedOutput : IDisposable
{
    private const int Bound = 256 * 1024;
    private const int MaxTail = 2000;

    private readonly Lock gate = new();
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream head = new();
    private readonly byte[] ring = new byte[Bound];
    private long length;
    private bool isSealed;

    /// <summary>The digest of every byte, in the order of arrival.</summary>
    public Digest Digest
    {
        get
        {
            lock (gate)
                return new($"sha256:{Convert.ToHexStringLower(hash.GetCurrentHash())}");
        }
    }

    /// <summary>Adds bytes; any thread may.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (isSealed)
                return;
            hash.AppendData(bytes);
            head.Write(bytes[..(int)Math.Min(bytes.Length, Bound - head.Length)]);
            foreach (var value in bytes)
                ring[length++ % Bound] = value;
        }
    }

    /// <summary>Takes nothing more.</summary>
    public void Seal()
    {
        lock (gate)
            isSealed = true;
    }

    /// <summary>The end of it, cleaned, at most 2,000 characters: untrusted data.</summary>
    public string Tail()
    {
        var end = Kept().AsSpan()[^(int)Math.Min(length, MaxTail * 4)..];
        var clean = ReasonData.Clean(Encoding.UTF8.GetString(end)).Trim();
        if (clean.Length <= MaxTail)
            return clean;
        var start = clean.Length - MaxTail;
        return clean[(char.IsLowSurrogate(clean[start]) ? start + 1 : start)..];
    }

    /// <summary>All that was kept: where something is left out between head and tail, a line says how much.</summary>
    public byte[] Kept()
    {
        lock (gate)
        {
            if (length <= Bound)
                return head.ToArray();
            var start = Math.Max(Bound, length - Bound);
            using var kept = new MemoryStream();
            head.WriteTo(kept);
            if (start > Bound)
                kept.Write(Encoding.UTF8.GetBytes($"\n[{start - Bound} bytes left out]\n"));
            for (var position = start; position < length; position++)
                kept.WriteByte(ring[position % Bound]);
            return kept.ToArray();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        hash.Dispose();
        head.Dispose();
    }
}
