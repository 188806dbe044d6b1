using Protocol.Generator;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>A folder of files that is gone after the test.</summary>
internal sealed class TemporaryCheckout : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("signalbox-").FullName;

    public Sources Sources => new(Root);

    public void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
