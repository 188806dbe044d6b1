namespace Protocol.Bindings;

/// <summary>The standard streams of a process whose output is a protocol.</summary>
public static class StandardStreams
{
    /// <summary>
    /// Opens both for a binding, and turns whatever else writes to the console to standard error, where it spoils
    /// nothing.
    /// </summary>
    public static (Stream Input, Stream Output) Open()
    {
        var streams = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetOut(Console.Error);

        return streams;
    }
}
