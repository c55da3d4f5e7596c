using System.Globalization;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// Values that stand in a tool's schema as another type than the schema says, because they were printed by another language: the texts
/// <c>"True"</c>, <c>"0"</c> and <c>"None"</c>, or Gemini's numbers in quotes.
/// </summary>
internal static class ToolValues
{
    /// <summary>Whether a value is of one of the types; any value is where there are none.</summary>
    public static bool Fits(Node value, IReadOnlyList<string> types)
    {
        foreach (var type in types)
        {
            if (type switch
            {
                "object" => value is MappingNode,
                "array" => value is SequenceNode,
                "string" => value is ScalarNode { Type: ScalarType.String },
                "number" => value is ScalarNode { Type: ScalarType.Number },
                "integer" => value is ScalarNode { Type: ScalarType.Number } number && IsWhole(number.Value),
                "boolean" => value is ScalarNode { Type: ScalarType.Boolean },
                "null" => value is ScalarNode { Type: ScalarType.Null },
                _ => true,
            })
            {
                return true;
            }
        }

        return types.Count == 0;
    }

    /// <summary>The value that a text or a scalar was meant as, of one of the types; null where none can be read from it.</summary>
    public static Node? As(Node value, IReadOnlyList<string> types)
    {
        if (Fits(value, types))
        {
            return value;
        }

        if (value is not ScalarNode { Type: not ScalarType.Null } scalar)
        {
            return null;
        }

        if (scalar.Type != ScalarType.String)
        {
            // A number or true where a text is wanted is the text that it was written as.
            return types.Contains("string") ? With(scalar, scalar.Value, ScalarType.String) : null;
        }

        var text = scalar.Value.Trim();
        if (text.ToLowerInvariant() is "true" or "false" && types.Contains("boolean"))
        {
            return With(scalar, text.ToLowerInvariant(), ScalarType.Boolean);
        }

        var number = With(scalar, text, ScalarType.Number);
        if (IsNumber(text) && Fits(number, types))
        {
            return number;
        }

        return types.Contains("array") || types.Contains("object") ? Collection(scalar, text, types) : null;
    }

    /// <summary>Whether a value is <c>true</c>.</summary>
    public static bool IsTrue(Node value) => value is ScalarNode { Type: ScalarType.Boolean, Value: "true" or "True" or "TRUE" };

    /// <summary>A number that stands in quotes; the node itself where it is none.</summary>
    public static Node Unquoted(Node value) =>
        value is ScalarNode { Type: ScalarType.String } scalar && IsNumber(scalar.Value) ? With(scalar, scalar.Value, ScalarType.Number) : value;

    public static ScalarNode With(Node place, string value, ScalarType type) => new(value, type, place.File, place.Span);

    // '[1, 2]', "{'a': 1}" and "[]" are JSON or nearly so; YAML reads both.
    private static Node? Collection(ScalarNode scalar, string text, IReadOnlyList<string> types)
    {
        if (text.Length == 0 || text[0] is not ('[' or '{'))
        {
            return null;
        }

        var ignored = new ProblemSink(scalar.File.Path);
        var read = NodeReader.Read(text, ignored, ProblemKinds.ToolSyntax, CancellationToken.None);
        return read is not null && ignored.Problems.Count == 0 && Fits(read, types) ? read : null;
    }

    private static bool IsNumber(string text) =>
        text.Length is > 0 and < 64 && ScalarTypes.Of(text) == ScalarType.Number && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value) && !double.IsInfinity(value);

    private static bool IsWhole(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Floor(value) == value;
}
