using System.Text.Json;

namespace Protocol.Json;

/// <summary>Reads the keywords that hold no other schemas.</summary>
internal sealed class KeywordReader(SchemaFaults faults)
{
    private static readonly Dictionary<string, SchemaType> Types = Enum.GetValues<SchemaType>()
        .ToDictionary(type => JsonNamingPolicy.CamelCase.ConvertName(type.ToString()), StringComparer.Ordinal);

    private int patternsSize;

    /// <summary>Reads a keyword into a schema; false where it is none of these.</summary>
    public bool Read(SchemaNode node, SchemaKeyword keyword) =>
        ReadGeneral(node, keyword) || ReadCount(node, keyword) || ReadText(node, keyword) || ReadBound(node, keyword);

    /// <summary>Reads a pattern; nothing where it is a fault.</summary>
    public SchemaPattern? Pattern(string source, string location, string keyword)
    {
        if (!SchemaPattern.TryCreate(source, out var pattern, out var fault))
        {
            faults.Add(location, keyword, fault);
            return null;
        }

        patternsSize += pattern.Size;
        if (patternsSize <= SchemaLimits.MaxPatternsSize) return pattern;
        const string TooMuch = "The repetitions in all patterns of the file together amount to too much.";
        faults.Add(location, "limit", TooMuch);
        return null;
    }

    private bool ReadGeneral(SchemaNode node, SchemaKeyword keyword)
    {
        switch (keyword.Name)
        {
            case "type": ReadType(node, keyword); return true;
            case "enum": ReadEnum(node, keyword); return true;
            case "const": ReadConst(node, keyword); return true;
            case "required": ReadRequired(node, keyword); return true;
            case "uniqueItems": ReadUnique(node, keyword); return true;
            default: return false;
        }
    }

    private bool ReadCount(SchemaNode node, SchemaKeyword keyword)
    {
        switch (keyword.Name)
        {
            case "minItems": node.MinItems = Count(keyword); return true;
            case "maxItems": node.MaxItems = Count(keyword); return true;
            case "minLength": node.MinLength = Count(keyword); return true;
            case "maxLength": node.MaxLength = Count(keyword); return true;
            default: return false;
        }
    }

    private bool ReadText(SchemaNode node, SchemaKeyword keyword)
    {
        var isText = keyword.Value.ValueKind == JsonValueKind.String;
        switch (keyword.Name)
        {
            case "pattern" when isText:
                node.Pattern = Pattern(JsonText.Of(keyword.Value), keyword.Location, keyword.Name);
                return true;
            case "format" when isText:
                node.IsDateTime = keyword.Value.ValueEquals("date-time");
                return true;
            case "pattern" or "format":
                Fault(keyword, "A string is wanted here.");
                return true;
            default:
                return false;
        }
    }

    private bool ReadBound(SchemaNode node, SchemaKeyword keyword)
    {
        if (!NumberBound.Phrases.ContainsKey(keyword.Name)) return false;
        if (keyword.Value.ValueKind == JsonValueKind.Number)
        {
            var text = keyword.Value.GetRawText();
            node.Bounds = [.. node.Bounds, new(keyword.Name, JsonNumber.Parse(text), text)];
        }
        else
        {
            Fault(keyword, "A number is wanted here.");
        }

        return true;
    }

    private void ReadType(SchemaNode node, SchemaKeyword keyword)
    {
        var isText = keyword.Value.ValueKind == JsonValueKind.String;
        if (isText && Types.TryGetValue(JsonText.Of(keyword.Value), out var type)) node.Type = type;
        else Fault(keyword, $"One type is wanted here: {JsonText.QuoteAll(Types.Keys)}.");
    }

    private void ReadEnum(SchemaNode node, SchemaKeyword keyword)
    {
        if (keyword.Value.ValueKind != JsonValueKind.Array || keyword.Value.GetArrayLength() == 0)
        {
            Fault(keyword, "A list of at least one value is wanted here.");
            return;
        }

        node.Enum = [.. keyword.Value.EnumerateArray()];
        node.EnumKeys = new(StringComparer.Ordinal);
        foreach (var value in node.Enum)
        {
            if (!node.EnumKeys.Add(KeyOf(keyword, value))) Fault(keyword, "A value occurs twice.");
        }
    }

    private void ReadConst(SchemaNode node, SchemaKeyword keyword)
    {
        node.Const = keyword.Value;
        node.ConstKey = KeyOf(keyword, keyword.Value);
    }

    private void ReadRequired(SchemaNode node, SchemaKeyword keyword)
    {
        var isList = keyword.Value.ValueKind == JsonValueKind.Array
            && keyword.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);
        string[] names = isList ? [.. keyword.Value.EnumerateArray().Select(JsonText.Of)] : [];
        if (!isList || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            Fault(keyword, "A list of different names is wanted here.");
        node.Required = names;
    }

    private void ReadUnique(SchemaNode node, SchemaKeyword keyword)
    {
        node.UniqueItems = keyword.Value.ValueKind == JsonValueKind.True;
        if (keyword.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Fault(keyword, "True or false is wanted here.");
    }

    private long? Count(SchemaKeyword keyword)
    {
        var isNumber = keyword.Value.ValueKind == JsonValueKind.Number;
        var number = isNumber ? JsonNumber.Parse(keyword.Value.GetRawText()) : JsonNumber.Zero;
        if (isNumber && number.TryGetInteger(out var count) && count >= 0) return count;
        Fault(keyword, "A whole number from 0 to 2^53 - 1 is wanted here.");
        return null;
    }

    private string KeyOf(SchemaKeyword keyword, JsonElement value)
    {
        try
        {
            return EqualityKey.Of(value);
        }
        catch (FormatException broken)
        {
            Fault(keyword, broken.Message);
            return "";
        }
    }

    private void Fault(SchemaKeyword keyword, string message) => faults.Add(keyword.Location, keyword.Name, message);
}
