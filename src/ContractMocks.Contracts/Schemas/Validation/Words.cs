using System.Globalization;
using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>How schemas and values are called in messages.</summary>
internal static class Words
{
    private const int LongestText = 60;

    public static string Type(SchemaTypes type) => type switch
    {
        SchemaTypes.Null => "null",
        SchemaTypes.Boolean => "a boolean",
        SchemaTypes.Integer => "an integer",
        SchemaTypes.Number => "a number",
        SchemaTypes.String => "a string",
        SchemaTypes.Array => "an array",
        SchemaTypes.Object => "an object",
        _ => "any value",
    };

    public static string Types(SchemaTypes types)
    {
        SchemaTypes[] order =
        [
            SchemaTypes.String, SchemaTypes.Number, SchemaTypes.Integer, SchemaTypes.Boolean, SchemaTypes.Array, SchemaTypes.Object, SchemaTypes.Null,
        ];
        return Or([.. order.Where(type => (types & type) != 0 && !(type == SchemaTypes.Integer && (types & SchemaTypes.Number) != 0)).Select(Type)]);
    }

    /// <summary>The value as a message shows it: long ones are cut.</summary>
    public static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array of " + Count(value.GetArrayLength(), "item"),
        JsonValueKind.String => "the string " + Cut(value.GetRawText()),
        JsonValueKind.Number => "the number " + Cut(value.GetRawText()),
        JsonValueKind.Undefined => "nothing",
        _ => value.GetRawText(),
    };

    public static string Count(int count, string what)
    {
        var many = what.EndsWith("y", StringComparison.Ordinal) ? what.Substring(0, what.Length - 1) + "ies" : what + "s";
        return count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? what : many);
    }

    /// <summary>JSON texts as <c>one of "a", "b"</c>; at most twenty are shown.</summary>
    public static string OneOf(EquatableArray<string> values)
    {
        const int Most = 20;
        if (values.Count == 1)
        {
            return Cut(values[0]);
        }

        var shown = string.Join(", ", values.Take(Most).Select(Cut));
        return values.Count <= Most ? "one of " + shown : $"one of {shown} and {values.Count - Most} more";
    }

    public static string Or(IReadOnlyList<string> parts) =>
        parts.Count <= 1 ? string.Concat(parts) : string.Join(", ", parts.Take(parts.Count - 1)) + " or " + parts[parts.Count - 1];

    private static string Cut(string text)
    {
        if (text.Length <= LongestText)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return text.Substring(0, end) + "…";
    }
}
