namespace Protocol.Json;

/// <summary>What <c>type</c> can demand.</summary>
internal enum SchemaType
{
    /// <summary>The literal null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Members with names.</summary>
    Object,

    /// <summary>Items in order.</summary>
    Array,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>A number without a fraction, whatever its spelling.</summary>
    Integer,

    /// <summary>A text.</summary>
    String,
}
