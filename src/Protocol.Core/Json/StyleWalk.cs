using System.Text.Json;

namespace Protocol.Json;

/// <summary>Goes through a schema and all schemas in it, and holds each against the rules of style.</summary>
internal sealed class StyleWalk(StyleReferences references, SchemaFaults faults)
{
    private readonly StyleRules rules = new(references, faults);
    private readonly StyleValues values = new(faults);

    /// <summary>Looks at a schema.</summary>
    public void Visit(JsonElement schema, string pointer)
    {
        if (schema.ValueKind != JsonValueKind.Object) return;
        rules.Check(schema, pointer);
        values.Check(schema, pointer);
        foreach (var member in schema.EnumerateObject()) VisitWithin(member, JsonPointer.Member(pointer, member.Name));
    }

    private void VisitWithin(JsonProperty keyword, string pointer)
    {
        switch (keyword.Name)
        {
            case "$defs" or "properties" or "patternProperties":
                foreach (var named in keyword.Value.EnumerateObject())
                    Visit(named.Value, JsonPointer.Member(pointer, named.Name));
                break;
            case "allOf" or "anyOf" or "oneOf":
                var index = 0;
                foreach (var item in keyword.Value.EnumerateArray()) Visit(item, JsonPointer.Item(pointer, index++));
                break;
            case "items" or "not" or "additionalProperties":
                Visit(keyword.Value, pointer);
                break;
            default:
                break;
        }
    }
}
