using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator.CSharpTools;

/// <summary>
/// Says a C# type as a JSON Schema of what System.Text.Json writes of it with the options of <c>ContractJson</c>. Objects are written in place;
/// one that holds itself goes to <c>$defs</c>.
/// </summary>
internal sealed class SymbolSchema(CancellationToken cancellation)
{
    private const int MaxDepth = 40;

    private readonly List<ITypeSymbol> _open = [];
    private readonly Dictionary<ITypeSymbol, string> _definitions = new(SymbolEqualityComparer.Default);
    private readonly SortedDictionary<string, JsonNode?> _written = new(StringComparer.Ordinal);
    private ITypeSymbol? _root;

    /// <summary>The arguments of a method.</summary>
    public JsonObject OfParameters(IMethodSymbol method) => method.IsGenericMethod
        ? throw new NotAToolException(method, "a generic method has no arguments of a known type")
        : Finish(OfMembers(ToolMembers.Of(method)));

    /// <summary>The arguments that a record holds.</summary>
    public JsonObject OfRoot(INamedTypeSymbol type, IReadOnlyList<ToolMember> members)
    {
        _root = type;
        return Finish(OfMembers(members));
    }

    private JsonObject Finish(JsonObject root)
    {
        if (_written.Count > 0)
        {
            var definitions = new JsonObject();
            foreach (var definition in _written)
            {
                definitions[definition.Key] = definition.Value;
            }

            root["$defs"] = definitions;
        }

        return root;
    }

    private JsonObject OfMembers(IReadOnlyList<ToolMember> members)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var member in members)
        {
            properties[member.WireName] = OfMember(member);
            if (member.Required)
            {
                required.Add((JsonNode)member.WireName);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        // The serializer passes over what it does not know; a model is told to send no such thing, and a scenario's slip is seen.
        schema["additionalProperties"] = false;
        return schema;
    }

    private JsonObject OfMember(ToolMember member)
    {
        if (member.Attributes.Any(static attribute => attribute.AttributeClass?.ToDisplayString() is { } name
            && name == "System.Text.Json.Serialization.JsonConverterAttribute" && !KnownForms.IsEnumConverter(attribute)))
        {
            throw new NotAToolException(member.Symbol, "it has a converter of its own, whose JSON is not known here");
        }

        var schema = Of(member.Type, member.Symbol);
        SymbolRules.Apply(schema, member.Attributes, member.Type);
        // An argument that is optional is left out rather than null.
        if (member.Required && IsNullable(member.Type))
        {
            AllowNull(schema);
        }

        if (member.Parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } && KnownForms.Default(member.Type, value) is { } said)
        {
            schema["default"] = said;
        }

        var description = member.Property is null ? "" : SymbolDocs.Of(member.Property, cancellation);
        if (description.Length == 0 && member.Parameter is not null)
        {
            description = SymbolDocs.OfParameter(member.Parameter, cancellation);
        }

        return description.Length == 0 ? schema : Described(schema, description);
    }

    private static JsonObject Described(JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }

    private static bool IsNullable(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };

    private static void AllowNull(JsonObject schema)
    {
        if (schema["$ref"] is { } reference)
        {
            schema.Remove("$ref");
            schema["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = reference.DeepClone() }, new JsonObject { ["type"] = "null" });
        }
        else if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            (schema["enum"] as JsonArray)?.Add(null);
        }
    }

    private JsonObject Of(ITypeSymbol type, ISymbol member)
    {
        cancellation.ThrowIfCancellationRequested();
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Of(nullable.TypeArguments[0], member);
        }

        if (KnownForms.Of(type) is { } known)
        {
            return known;
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return KnownForms.OfEnum((INamedTypeSymbol)type, member);
        }

        if (KnownForms.DictionaryValue(type) is { } value)
        {
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = OfItem(value, member) };
        }

        if (KnownForms.Item(type) is { } item)
        {
            var list = new JsonObject { ["type"] = "array", ["items"] = OfItem(item, member) };
            if (type.Name is "HashSet" or "ISet" or "IReadOnlySet" or "SortedSet")
            {
                list["uniqueItems"] = true;
            }

            return list;
        }

        return OfObject(type, member);
    }

    private JsonObject OfItem(ITypeSymbol type, ISymbol member)
    {
        var schema = Of(type, member);
        if (IsNullable(type))
        {
            AllowNull(schema);
        }

        return schema;
    }

    private JsonObject OfObject(ITypeSymbol type, ISymbol member)
    {
        if (KnownForms.Obstacle(type) is { } obstacle)
        {
            throw new NotAToolException(member, obstacle);
        }

        if (SymbolEqualityComparer.Default.Equals(type, _root))
        {
            return new JsonObject { ["$ref"] = "#" };
        }

        if (_definitions.TryGetValue(type, out var known))
        {
            return Reference(known);
        }

        if (_open.Contains(type, SymbolEqualityComparer.Default))
        {
            return Reference(Define(type));
        }

        if (_open.Count == MaxDepth)
        {
            throw new NotAToolException(member, $"its type nests more than {MaxDepth} deep");
        }

        _open.Add(type);
        var schema = OfMembers(ToolMembers.Of((INamedTypeSymbol)type, cancellation));
        _open.RemoveAt(_open.Count - 1);
        if (!_definitions.TryGetValue(type, out var name))
        {
            return schema;
        }

        _written[name] = schema;
        return Reference(name);
    }

    private string Define(ITypeSymbol type)
    {
        var name = type.Name;
        for (var number = 2; _definitions.ContainsValue(name); number++)
        {
            name = type.Name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        _definitions.Add(type, name);
        return name;
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/$defs/" + name };
}
