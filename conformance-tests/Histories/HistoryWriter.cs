using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.ConformanceTests.Histories;

/// <summary>Appends a history to a file, a line a fact, from many threads.</summary>
internal sealed class HistoryWriter : IDisposable
{
    private static readonly JsonSerializerOptions AsIs =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _turn = new();
    private readonly StreamWriter _file;

    public HistoryWriter(string path, string hub, int seed, int actors)
    {
        _file = new(path) { NewLine = "\n", AutoFlush = true };
        Write(new()
        {
            ["line"] = "header",
            ["historyFormat"] = History.Format,
            ["hub"] = hub,
            ["seed"] = seed,
            ["actors"] = actors,
        });
    }

    public void Add(Operation operation) => Write(new()
    {
        ["line"] = "operation",
        ["actor"] = operation.Actor,
        ["op"] = operation.Op,
        ["args"] = operation.Args.DeepClone(),
        ["start"] = operation.Start,
        ["end"] = operation.End,
        ["answer"] = operation.Answer?.DeepClone(),
    });

    public void Add(JsonNode journalEntry) =>
        Write(new() { ["line"] = "event", ["event"] = journalEntry.DeepClone() });

    public void Dispose() => _file.Dispose();

    private void Write(JsonObject line)
    {
        lock (_turn)
            _file.WriteLine(line.ToJsonString(AsIs));
    }
}
