using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator.CSharpTools;

/// <summary>The JSON of the framework's types. Kept equal to what <c>TypeSchema</c> says at run time by a test.</summary>
internal static class KnownForms
{
    private const string Clock = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";

    public static JsonObject? Of(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => Type("string"),
        SpecialType.System_Boolean => Type("boolean"),
        SpecialType.System_Char => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 1 },
        SpecialType.System_Int32 or SpecialType.System_Int64 => Type("integer"),
        SpecialType.System_Byte => Whole(0, 255),
        SpecialType.System_SByte => Whole(-128, 127),
        SpecialType.System_Int16 => Whole(short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => Whole(0, ushort.MaxValue),
        SpecialType.System_UInt32 => Whole(0, uint.MaxValue),
        SpecialType.System_UInt64 => new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => Type("number"),
        SpecialType.System_DateTime => Format("date-time"),
        SpecialType.System_Object => new JsonObject(),
        _ => type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } ? Format("byte") : OfName(FullName(type)),
    };

    private static JsonObject? OfName(string name) => name switch
    {
        "System.DateTimeOffset" => Format("date-time"),
        "System.DateOnly" => Format("date"),
        "System.TimeOnly" => Pattern("^" + Clock + "$"),
        "System.TimeSpan" => Pattern(@"^-?([0-9]{1,4}\.)?" + Clock + "$"),
        "System.Guid" => Format("uuid"),
        "System.Uri" => Format("uri"),
        "System.Text.Json.JsonElement" or "System.Text.Json.Nodes.JsonNode" => new JsonObject(),
        "System.Text.Json.Nodes.JsonObject" => Type("object"),
        "System.Text.Json.Nodes.JsonArray" => Type("array"),
        _ => null,
    };

    public static JsonObject OfEnum(INamedTypeSymbol type, ISymbol member)
    {
        if (type.GetAttributes().FirstOrDefault(static attribute => FullName(attribute.AttributeClass) == "System.Text.Json.Serialization.JsonConverterAttribute") is { } converter
            && !IsEnumConverter(converter))
        {
            throw new NotAToolException(member, $"the enum '{type.Name}' has a converter of its own, whose JSON is not known here");
        }

        var values = new JsonArray();
        foreach (var (wire, _) in Members(type))
        {
            values.Add((JsonNode)wire);
        }

        return values.Count == 0
            ? throw new NotAToolException(member, $"the enum '{type.Name}' has no members")
            : new JsonObject { ["type"] = "string", ["enum"] = values };
    }

    /// <summary>The members of an enum, by their names in JSON.</summary>
    public static IEnumerable<(string Wire, string Name)> Members(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(static field => field.IsConst)
        .Select(static field => (WireName(field), field.Name));

    public static JsonNode? Default(ITypeSymbol type, object value)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            var field = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.IsConst && Equals(field.ConstantValue, value));
            return field is null ? null : JsonValue.Create(WireName(field));
        }

        return value switch
        {
            string text => JsonValue.Create(text),
            bool truth => JsonValue.Create(truth),
            char letter => JsonValue.Create(letter.ToString()),
            double or float => double.IsNaN(Convert.ToDouble(value, CultureInfo.InvariantCulture)) || double.IsInfinity(Convert.ToDouble(value, CultureInfo.InvariantCulture))
                ? null
                : JsonNode.Parse(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture)),
            IFormattable number => JsonNode.Parse(number.ToString(null, CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    /// <summary>The type of the values of a dictionary whose keys are strings.</summary>
    public static ITypeSymbol? DictionaryValue(ITypeSymbol type) =>
        Map(type) is { } map && map.TypeArguments[0].SpecialType == SpecialType.System_String ? map.TypeArguments[1] : null;

    /// <summary>The type of the items of a list.</summary>
    public static ITypeSymbol? Item(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1 } array
        ? array.ElementType
        : Map(type) is null ? Interface(type, "IEnumerable", 1)?.TypeArguments[0] : null;

    /// <summary>Why the JSON of a type is not known; null where it is that of its properties.</summary>
    public static string? Obstacle(ITypeSymbol type)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        if (type.TypeKind == TypeKind.Error)
        {
            return $"the type '{name}' is not known here (what a generator emits is not yet, either)";
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named)
        {
            return $"the type '{name}' is {Kind(type)}, which has no JSON of its own; expected a class, record, struct, enum, list or dictionary with string keys";
        }

        if (type.IsAbstract)
        {
            return $"the type '{name}' is abstract, so that its JSON is not known; expected a type that can be created";
        }

        if (type.GetAttributes().Any(static attribute => FullName(attribute.AttributeClass) == "System.Text.Json.Serialization.JsonConverterAttribute"))
        {
            return $"the type '{name}' has a converter of its own, whose JSON is not known here";
        }

        var isFramework = named.ContainingNamespace?.ToDisplayString() is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
        return isFramework || named.IsTupleType ? $"the type '{name}' is not one that tools know; expected a type of your own, or a primitive, date, list or dictionary with string keys" : null;
    }

    public static bool IsEnumConverter(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol { Name: "JsonStringEnumConverter" };

    public static string FullName(ITypeSymbol? type) => type is null ? "" : $"{type.ContainingNamespace}.{type.Name}";

    private static string Kind(ITypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface => "an interface",
        TypeKind.Delegate => "a delegate",
        TypeKind.Pointer => "a pointer",
        TypeKind.Dynamic => "dynamic",
        TypeKind.TypeParameter => "a type parameter",
        TypeKind.Array => "an array of several dimensions",
        _ => "of a kind",
    };

    private static INamedTypeSymbol? Map(ITypeSymbol type) => Interface(type, "IDictionary", 2) ?? Interface(type, "IReadOnlyDictionary", 2);

    private static INamedTypeSymbol? Interface(ITypeSymbol type, string name, int arity)
    {
        return Is(type) ? (INamedTypeSymbol)type : type.AllInterfaces.FirstOrDefault(Is);

        bool Is(ITypeSymbol candidate) => candidate is INamedTypeSymbol named && named.Name == name && named.Arity == arity
            && named.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";
    }

    private static string WireName(IFieldSymbol field)
    {
        foreach (var attribute in field.GetAttributes())
        {
            switch (FullName(attribute.AttributeClass))
            {
                case "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute":
                    return attribute.ConstructorArguments.FirstOrDefault().Value as string ?? field.Name;
                case "System.Runtime.Serialization.EnumMemberAttribute":
                    return attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Value").Value.Value as string ?? field.Name;
            }
        }

        return field.Name;
    }

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Format(string format) => new() { ["type"] = "string", ["format"] = format };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Whole(long least, long most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };
}
