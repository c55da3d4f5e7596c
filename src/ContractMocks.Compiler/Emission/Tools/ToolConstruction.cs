using System.Globalization;
using System.Text.Json;
using ContractMocks.Compiler.Emission.Types;

namespace ContractMocks.Compiler.Emission.Tools;

/// <summary>Says JSON arguments as C# expressions of a tool's types. Every method answers null for what C# cannot say.</summary>
internal sealed class ToolConstruction(ToolPlan plan)
{
    public string? Root(JsonElement arguments) => Object(plan.Root, plan.Root.Name, arguments);

    private string? Value(TypeUse use, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return use.Nullable ? "null" : null;
        }

        return use.Type switch
        {
            PlainType plain => Plain(plain, value),
            ListType list => List(list, value),
            MapType map => Map(map, value),
            DeclaredType declared => Declared(declared, value),
            _ => null,
        };
    }

    private static string? Plain(PlainType type, JsonElement value)
    {
        if (type.Kinds == JsonKinds.String)
        {
            return value.ValueKind == JsonValueKind.String ? CSharpLiteral.String(value.GetString()!) : null;
        }

        if (type == PlainType.Bool)
        {
            return value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => null };
        }

        return value.ValueKind == JsonValueKind.Number ? Number(type, value) : null;
    }

    private static string? Number(PlainType type, JsonElement value)
    {
        if (type == PlainType.Double)
        {
            // JSON's numbers are C#'s, but for 1E400, which no double is.
            return value.TryGetDouble(out var real) && !double.IsInfinity(real) ? real.ToString("R", CultureInfo.InvariantCulture) + Fraction(real) : null;
        }

        if (type == PlainType.Int)
        {
            return value.TryGetInt32(out var small) ? small.ToString(CultureInfo.InvariantCulture) : null;
        }

        return type == PlainType.Long && value.TryGetInt64(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Whole numbers too large for a C# integer literal need to be told that they are doubles.</summary>
    private static string Fraction(double value) => Math.Abs(value) >= 1e15 ? "d" : "";

    private string? List(ListType list, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var items = value.EnumerateArray().Select(item => Value(list.Item, item)).ToList();
        return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
    }

    private string? Map(MapType map, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var entries = new List<string>();
        foreach (var member in value.EnumerateObject())
        {
            if (Value(map.Value, member.Value) is not { } item)
            {
                return null;
            }

            entries.Add($"[{CSharpLiteral.String(member.Name)}] = {item}");
        }

        var type = $"{KnownTypes.Dictionary}<string, {map.Value.Text(plan.Root.Name + ".")}>";
        return entries.Count == 0 ? $"new {type}()" : $"new {type} {{ {string.Join(", ", entries)} }}";
    }

    private string? Declared(DeclaredType type, JsonElement value)
    {
        if (type.Name == plan.Root.Name)
        {
            return Root(value);
        }

        var name = $"{plan.Root.Name}.{type.Name}";
        return plan.Nested.First(nested => nested.Name == type.Name) switch
        {
            RecordDeclaration record => Object(record, name, value),
            StringEnumDeclaration values => StringEnum(values, name, value),
            UnionDeclaration union => Union(union, name, value),
            _ => null,
        };
    }

    private static string? StringEnum(StringEnumDeclaration values, string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = value.GetString()!;
        return values.Members.FirstOrDefault(member => member.Value == text) is { } known
            ? $"{name}.{known.Name}"
            : $"new {name}({CSharpLiteral.String(text)})";
    }

    /// <summary>Only where the kind of JSON leaves one case: what takes judgement is left to the JSON.</summary>
    private string? Union(UnionDeclaration union, string name, JsonElement value)
    {
        var kind = value.ValueKind switch
        {
            JsonValueKind.String => JsonKinds.String,
            JsonValueKind.Number => JsonKinds.Number,
            JsonValueKind.True or JsonValueKind.False => JsonKinds.Boolean,
            JsonValueKind.Array => JsonKinds.Array,
            _ => JsonKinds.Object,
        };
        var fitting = union.Cases.Where(item => (item.Type.Kinds & kind) != 0).ToList();
        if (fitting.Count != 1 || Value(new TypeUse(fitting[0].Type, false), value) is not { } held)
        {
            return null;
        }

        // A list expression has no type of its own by which an overload of From could be chosen.
        return fitting[0].Type switch
        {
            ListType list => $"{name}.From(({list.Text(plan.Root.Name + ".")}){held})",
            MapType => $"{name}.From({held})",
            // Text of a kind of its own, and numbers that are not what their literal is, convert to their type first.
            PlainType { FromString: true } or PlainType { Word: "Number" } => $"({name})({fitting[0].Type.Text("")})({held})",
            _ => held[0] == '-' ? $"({name})({held})" : $"({name}){held}",
        };
    }

    private string? Object(RecordDeclaration record, string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var set = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var property = record.Properties.FirstOrDefault(property => property.WireName == member.Name);
            if (property is null || !seen.Add(member.Name) || IsLost(property, member.Value) || Value(property.Type, member.Value) is not { } said)
            {
                return null;
            }

            set.Add($"{property.Name} = {said}");
        }

        if (record.Properties.Any(property => property.Required && !seen.Contains(property.WireName)))
        {
            return null;
        }

        return set.Count == 0 ? $"new {name}()" : $"new {name} {{ {string.Join(", ", set)} }}";
    }

    /// <summary>A null that is given but not required would not be written again.</summary>
    private static bool IsLost(PropertyPlan property, JsonElement value) => !property.Required && value.ValueKind == JsonValueKind.Null;
}
