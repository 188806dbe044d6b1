namespace Protocol.Server.Hub;

/// <summary>Spells bytes in lower-case base32 (RFC 4648), for names that people read aloud.</summary>
internal static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int BitsPerLetter = 5;

    public static string Spell(ReadOnlySpan<byte> bytes)
    {
        var letters = new char[bytes.Length * 8 / BitsPerLetter];
        for (var letter = 0; letter < letters.Length; letter++)
        {
            var bit = letter * BitsPerLetter;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            letters[letter] = Alphabet[(pair >> (11 - bit % 8)) & 31];
        }

        return new(letters);
    }
}
