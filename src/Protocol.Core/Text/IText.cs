namespace Protocol.Text;

/// <summary>
/// A kind of text that is a type of its own, so that it cannot be taken for another (a work id is no handle).
/// </summary>
public interface IText<TSelf> where TSelf : struct, IText<TSelf>
{
    /// <summary>The text as it stands on the wire.</summary>
    string Value { get; }

    /// <summary>Wraps a text that came from the wire.</summary>
    static abstract TSelf Of(string value);
}
