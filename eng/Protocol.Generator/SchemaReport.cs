using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>Tells the changes between two versions of the schemas as JSON; the exit code is their class.</summary>
public static class SchemaReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="output">Where to.</param>
    /// <returns>0 where nothing but texts changed, 1 where something was added, 2 where something breaks.</returns>
    public static int Write(IReadOnlyList<SchemaChange> changes, TextWriter output)
    {
        var worst = changes.Select(change => change.Class).DefaultIfEmpty(ChangeClass.None).Max();
        output.Write(JsonTexts.AsFile(new JsonObject
        {
            ["class"] = Spell(worst),
            ["changes"] = new JsonArray([.. changes.Select(change => new JsonObject
            {
                ["schema"] = change.File,
                ["pointer"] = change.Pointer,
                ["what"] = change.What,
                ["class"] = Spell(change.Class),
                ["sender"] = Spell(change.Sender),
                ["receiver"] = Spell(change.Receiver),
            })]),
        }));
        return worst switch { ChangeClass.Breaking => 2, ChangeClass.Additive => 1, _ => 0 };
    }

    private static string Spell(ChangeClass one) => one switch
    {
        ChangeClass.None => "none",
        ChangeClass.Editorial => "editorial",
        ChangeClass.Additive => "additive",
        ChangeClass.Breaking => "breaking",
    };
}
