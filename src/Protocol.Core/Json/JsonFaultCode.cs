namespace Protocol.Json;

/// <summary>Why bytes are no JSON that a hub reads.</summary>
public enum JsonFaultCode
{
    /// <summary>More bytes than are read.</summary>
    TooLarge,

    /// <summary>A byte order mark at the start.</summary>
    ByteOrderMark,

    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>Not JSON: comments and trailing commas are none either.</summary>
    Syntax,

    /// <summary>Something follows the value.</summary>
    TrailingData,

    /// <summary>Objects and arrays within each other, more levels than are read.</summary>
    TooDeep,

    /// <summary>An object that has the same member twice.</summary>
    DuplicateMember,

    /// <summary>More than 10,000 members in all objects together.</summary>
    TooManyMembers,

    /// <summary>A string or a name of more than 256 KiB.</summary>
    StringTooLong,

    /// <summary>U+0000 in a string or a name.</summary>
    NullCharacter,

    /// <summary>Half of a surrogate pair in a string or a name.</summary>
    LoneSurrogate,

    /// <summary>A number beyond the range of a double.</summary>
    NumberOutOfRange,
}
