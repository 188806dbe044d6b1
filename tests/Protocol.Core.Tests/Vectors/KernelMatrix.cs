using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Vectors;

/// <summary>The matrix that is written by hand, and the vectors that follow from it.</summary>
internal static class KernelMatrix
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Folder { get; } = Path.Combine(Checkout.Root, "conformance-tests", "vectors", "kernel");

    public static JsonObject Source { get; } = Read("matrix.json");

    public static IEnumerable<string> States => Source.Object("states").Select(pair => pair.Key);

    public static IEnumerable<string> Commands => Source.Object("commands").Select(pair => pair.Key);

    public static JsonObject Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();

    public static string Write(JsonObject vectors) => vectors.ToJsonString(Indented) + "\n";

    /// <summary>Whether a state has a cell for a command: making an item is asked where there is none.</summary>
    public static bool HasCell(string state, string command) =>
        (string?)Source.Object("commands").Object(command)["only"] is not { } only || only == state;

    /// <summary>What the matrix says of a cell; each has to have exactly one row.</summary>
    public static string Expected(string state, string command)
    {
        var rows = Source.Object("expect").Object(command)
            .Where(row => row.Key.Split(' ').Any(key => key == state || Group(key).Contains(state))).ToList();
        return rows.Count == 1
            ? (string)rows[0].Value!
            : throw new InvalidOperationException($"{rows.Count} rows of {command} are about {state}.");
    }

    /// <summary>All vectors of a state, as the kernel answers.</summary>
    public static JsonObject Make(string state)
    {
        var written = Source.Object("states").Object(state);
        var world = World(written);
        var past = Past(written, new KernelHub(World([]), []));
        var vectors = new JsonArray();
        foreach (var command in Commands.Where(command => HasCell(state, command)))
        {
            var when = When(Source.Object("commands").Object(command), (int)written["at"]!, past);
            var then = new KernelHub(world, past).Ask(when);
            when["then"] = then;
            vectors.Add(new JsonObject { ["id"] = $"{state}/{command}", ["when"] = new JsonArray(when) });
        }

        world["vectorFormat"] = 1;
        world["state"] = state;
        world["given"] = new JsonArray([.. past.Select(entry => entry.DeepClone())]);
        world["vectors"] = vectors;
        return world;
    }

    /// <summary>All vectors of races: what comes first, and what then comes of the other.</summary>
    public static JsonObject MakeRaces()
    {
        var world = World([]);
        var vectors = new JsonArray();
        foreach (var race in Source.Objects("races"))
        {
            var past = Past(Source.Object("states").Object(race.Text("state")), new KernelHub(world, []));
            var hub = new KernelHub(world, past);
            var steps = new JsonArray();
            foreach (var step in race["steps"]!.AsArray().Select(step => step!.AsArray()))
            {
                var when = When(CommandOf((string)step[0]!), (int)step[1]!, hub.Journal);
                when["then"] = hub.Ask(when);
                steps.Add(when);
            }

            vectors.Add(new JsonObject
            {
                ["id"] = $"{race["page"]}: {race["race"]}: {race["first"]}",
                ["given"] = new JsonArray([.. past.Select(entry => entry.DeepClone())]),
                ["when"] = steps,
            });
        }

        world["vectorFormat"] = 1;
        world["vectors"] = vectors;
        return world;
    }

    private static JsonObject CommandOf(string name) =>
        (Source.Object("storyCommands")[name] ?? Source.Object("commands")[name])!.AsObject();

    /// <summary>The answer of a vector as the matrix spells it.</summary>
    public static string Spell(JsonObject then) => then switch
    {
        _ when then["error"] is { } error => $"!{error}",
        _ when then["outcome"] is { } outcome => then["why"] is { } why ? $"={outcome} {why}" : $"={outcome}",
        _ => string.Join(' ', then.Objects("events").Select(entry => entry.Text("type"))),
    };

    private static string[] Group(string name) => ((string?)Source.Object("groups")[name])?.Split(' ') ?? [];

    private static JsonObject World(JsonObject state)
    {
        var told = Source.Object("told").DeepClone().AsObject();
        if (state["dependencies"] is { } dependencies)
            told["dependencies"] = dependencies.DeepClone();
        return new()
        {
            ["workflow"] = Source["workflow"]!.DeepClone(),
            ["told"] = told,
            ["principals"] = Source["principals"]!.DeepClone(),
        };
    }

    private static IReadOnlyList<JsonObject> Past(JsonObject state, KernelHub hub)
    {
        foreach (var line in Lines(state["story"] as JsonArray ?? []))
        {
            var (at, name) = (line.Split(' ')[0], line.Split(' ')[1]);
            var then = hub.Ask(When(CommandOf(name), int.Parse(at, CultureInfo.InvariantCulture), hub.Journal));
            Assert.True(then.ContainsKey("events"), $"{line}: {then.ToJsonString()}");
        }

        return [.. hub.Journal];
    }

    private static IEnumerable<string> Lines(JsonArray story) => story.Select(line => (string)line!).SelectMany(
        line => Source.Object("stories")[line] is JsonArray named ? Lines(named) : [line]);

    private static JsonObject When(JsonObject command, int seconds, IReadOnlyList<JsonObject> past)
    {
        var begin = DateTimeOffset.Parse(Source.Text("begin"), CultureInfo.InvariantCulture);
        var when = new JsonObject
        {
            ["by"] = command.Text("by"),
            ["at"] = Text.InstantConverter.Spell(begin.AddSeconds(seconds)),
            ["op"] = command.Text("op"),
            ["args"] = KernelNames.Resolve(command["args"]!, past),
        };
        if (command["nonces"] is { } nonces)
            when["nonces"] = nonces.DeepClone();
        return when;
    }
}
