using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Protocol.Json;
using Protocol.WorkItems;

namespace Protocol.Vectors;

/// <summary>
/// conformance-tests/vectors/kernel: what every command comes to in every state. <c>SIGNALBOX_APPROVE=1</c> writes the
/// exact events; what they must be at least is written by hand in matrix.json.
/// </summary>
public sealed partial class KernelVectorTests
{
    public static TheoryData<string> States => [.. KernelMatrix.States];

    [Theory]
    [MemberData(nameof(States))]
    public void The_vectors_of_a_state_are_those_that_the_kernel_gives(string state)
    {
        var made = KernelMatrix.Write(KernelMatrix.Make(state));
        var file = Path.Combine(KernelMatrix.Folder, $"{state}.json");
        if (Environment.GetEnvironmentVariable("SIGNALBOX_APPROVE") == "1")
            File.WriteAllText(file, made);

        Assert.Equal(File.ReadAllText(file), made);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void A_vector_is_played_from_its_file_alone(string state)
    {
        var file = KernelMatrix.Read($"{state}.json");
        foreach (var vector in file.Objects("vectors"))
        {
            var hub = new KernelHub(file, file.Objects("given"));
            foreach (var when in vector.Objects("when"))
            {
                var then = hub.Ask(when);
                Assert.True(
                    JsonNode.DeepEquals(when["then"], then), $"{vector["id"]}: {when["then"]}\nbut\n{then}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Every_cell_of_a_state_is_what_the_matrix_says(string state)
    {
        var cells = KernelMatrix.Read($"{state}.json").Objects("vectors")
            .ToDictionary(vector => vector.Text("id"), vector => vector.Objects("when").Last().Object("then"));
        var wanted = KernelMatrix.Commands.Where(command => KernelMatrix.HasCell(state, command)).ToList();

        Assert.Equal(wanted.Select(command => $"{state}/{command}"), cells.Keys);
        var wrong = wanted
            .Select(command => (
                Cell: $"{state}/{command}", Says: KernelMatrix.Expected(state, command),
                Is: KernelMatrix.Spell(cells[$"{state}/{command}"])))
            .Where(cell => cell.Says != cell.Is);
        Assert.Empty(wrong.Select(cell => $"{cell.Cell}: the matrix says {cell.Says}, the kernel {cell.Is}"));
    }

    [Fact]
    public void A_race_ends_as_the_matrix_says_and_is_played_from_its_file()
    {
        var made = KernelMatrix.Write(KernelMatrix.MakeRaces());
        var file = Path.Combine(KernelMatrix.Folder, "races.json");
        if (Environment.GetEnvironmentVariable("SIGNALBOX_APPROVE") == "1")
            File.WriteAllText(file, made);

        Assert.Equal(File.ReadAllText(file), made);
        var races = KernelMatrix.Read("races.json");
        foreach (var (vector, race) in races.Objects("vectors").Zip(KernelMatrix.Source.Objects("races")))
        {
            var hub = new KernelHub(races, vector.Objects("given"));
            var says = race["steps"]!.AsArray().Select(step => (string)step![2]!);
            var comes = vector.Objects("when").Select(when => KernelMatrix.Spell(hub.Ask(when))).ToList();
            Assert.True(says.SequenceEqual(comes), $"{vector["id"]}: {string.Join(" | ", comes)}");
        }
    }

    [Fact]
    public void Every_file_fits_the_schema_of_kernel_vectors()
    {
        var path = Path.Combine(Checkout.Root, "conformance-tests", "schemas", "kernel-vector.json");
        var schema = JsonSchema.Load(JsonElement.Parse(File.ReadAllBytes(path)), _ => null).Schema!;
        foreach (var file in KernelMatrix.States.Append("races"))
            Assert.Empty(schema.Validate(JsonElement.Parse(KernelMatrix.Read($"{file}.json").ToJsonString())));
    }

    [Theory]
    [InlineData("claims.md", "two acquire, one item, one key")]
    [InlineData("handoff.md")]
    public void Every_row_of_a_table_of_races_has_a_vector(string page, params string[] besidesTheKernel)
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "spec", page));
        text = text[text.IndexOf("| race | first in the journal |", StringComparison.Ordinal)..];
        var rows = text[..text.IndexOf("\n\n", StringComparison.Ordinal)].Split('\n').Skip(2)
            .Select(row => row.Split('|').Select(cell => cell.Trim()).ToArray()).ToList();
        var race = "";
        var wanted = rows.Select(row => (Race: race = row[1].Length > 0 ? row[1] : race, First: row[2]))
            .Where(row => !besidesTheKernel.Contains(row.Race));
        var there = KernelMatrix.Source.Objects("races").Where(one => one.Text("page") == page)
            .Select(one => (one.Text("race"), one.Text("first")));

        Assert.Empty(wanted.Except(there));
    }

    [Fact]
    public void Every_command_of_the_kernel_is_in_the_matrix()
    {
        var world = KernelMatrix.Make("offered");
        var asked = world.Objects("vectors").SelectMany(vector => vector.Objects("when"))
            .Select(when => KernelAsk.Command(when, KernelHub.CallerOf(
                world.Object("principals").Object(when.Text("by")))).GetType().Name)
            .Append(nameof(WorkItemCommand.Create));

        Assert.Equal(
            typeof(WorkItemCommand).GetNestedTypes(BindingFlags.Public).Select(type => type.Name).Order(),
            asked.Distinct().Order());
    }

    [Fact]
    public void The_states_of_the_matrix_are_those_of_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "spec", "work.md"));
        var table = page[page.IndexOf("### States of the kernel", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n#", 4, StringComparison.Ordinal)];

        Assert.Equal(StateRow().Matches(table).Select(row => row.Groups[1].Value), KernelMatrix.States);
    }

    [GeneratedRegex(@"^\| `([a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex StateRow();
}
