// Schemas of types the generator never saw come from the framework's JsonSchemaExporter, not from NJsonSchema: docs/decisions/0013.
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ContractMocks.Json;

namespace ContractMocks.Typed;

/// <summary>The JSON Schema of a type: what the serializer writes of it, and what its attributes ask for.</summary>
internal static class TypeSchema
{
    private static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = static (context, node) => Complete(context, node) };

    /// <exception cref="NotSupportedException">The type's JSON is not known.</exception>
    public static string Of(Type type, JsonSerializerOptions options)
    {
        try
        {
            return Described(options).GetJsonSchemaAsNode(type, Exporting).ToJsonString(ContractJson.Options);
        }
        catch (NotSupportedException exception) when (exception.Data[nameof(TypeSchema)] is null)
        {
            throw new NotSupportedException($"no schema can be made of {type}: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // The serializer's own objection to the type, e.g. two properties of one name.
            throw new NotSupportedException($"no schema can be made of {type}: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// The options without our own converters, of which the exporter knows nothing: those of whole numbers write what it expects, and what an enum is
    /// called is said by <see cref="KnownTypes"/>.
    /// </summary>
    private static JsonSerializerOptions Described(JsonSerializerOptions options)
    {
        var described = new JsonSerializerOptions(options);
        for (var i = described.Converters.Count - 1; i >= 0; i--)
        {
            if (described.Converters[i] is WholeNumberConverter or SmallNumberConverter)
            {
                described.Converters.RemoveAt(i);
            }
            else if (described.Converters[i] is EnumTextConverterFactory)
            {
                described.Converters[i] = new EnumNamesConverter();
            }
        }

        described.TypeInfoResolver = (described.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOutComputed);
        described.MakeReadOnly();
        return described;
    }

    /// <summary>What is written and never read needs no fake, and may be of any type.</summary>
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var parameters = type.ConstructorAttributeProvider is System.Reflection.ConstructorInfo constructor
            ? constructor.GetParameters().Select(static parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase)
            : [];
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            var name = (property.AttributeProvider as System.Reflection.MemberInfo)?.Name ?? property.Name;
            if (property.Set is null && !parameters.Contains(name))
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    private static JsonObject Complete(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var schema = node as JsonObject ?? [];
        if (schema.ContainsKey("$ref"))
        {
            return schema;
        }

        var isNullable = schema["type"] is JsonArray types && types.Any(static one => (string?)one == "null");
        if ((!type.IsEnum || context.TypeInfo.Options.Converters.Any(static converter => converter is EnumNamesConverter)) && KnownTypes.Of(type) is { } known)
        {
            schema = known;
            if (isNullable || (type != context.TypeInfo.Type && !context.TypeInfo.Type.IsEnum))
            {
                AllowNull(schema);
            }
        }
        else if (IsEmitted(type))
        {
            throw Unknown(context, $"{type} is written in place in a contract or tool, or held by a type of your own; make up the tool or the named model that it is part of");
        }
        else if (context.TypeInfo.Kind == JsonTypeInfoKind.None && node is JsonValue open && open.GetValue<bool>() && !IsAnything(type))
        {
            throw Unknown(context, $"{type} has a converter of its own ({(context.PropertyInfo?.CustomConverter ?? context.TypeInfo.Converter).GetType().Name}), whose JSON is not known");
        }
        else if (context.TypeInfo.Kind == JsonTypeInfoKind.None && (node is JsonValue impossible && !impossible.GetValue<bool>() || schema["not"] is JsonValue))
        {
            throw Unknown(context, $"the serializer does not take {type}");
        }
        else if (type.IsEnum && (string?)schema["type"] == "integer")
        {
            schema["enum"] = new JsonArray([.. Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(static value => JsonSerializer.SerializeToNode(value, value.GetType()))]);
        }
        else if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            Object(context, type, schema);
        }
        else if (context.TypeInfo is { Kind: JsonTypeInfoKind.Dictionary, KeyType: { } key } && KnownTypes.KeysOf(key) is { } names)
        {
            schema["propertyNames"] = names;
        }

        // A null that a constructor's parameter has when it is left out.
        if (schema.TryGetPropertyValue("default", out var value) && value is null)
        {
            schema.Remove("default");
        }

        if (context.PropertyInfo is { } property)
        {
            TypeRules.Apply(schema, property);
            if (OptionalArguments.IsOptional(property))
            {
                ForbidNull(schema);
            }
        }

        return schema;
    }

    private static void Object(JsonSchemaExporterContext context, Type type, JsonObject schema)
    {
        if ((type.IsAbstract || type.IsInterface) && context.TypeInfo.PolymorphismOptions is null)
        {
            throw Unknown(context, $"{type} is {(type.IsInterface ? "an interface" : "abstract")} and has no [JsonDerivedType], so that nothing of it can be created");
        }

        if (context.TypeInfo.Properties.Count == 0 && type.Namespace is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal)))
        {
            throw Unknown(context, type.IsAssignableTo(typeof(System.Runtime.CompilerServices.ITuple))
                ? $"{type} has fields only, which the serializer leaves out; expected a record, or options with IncludeFields"
                : $"the serializer reads nothing of {type}, a type of the framework; expected a converter, or another type");
        }

        if (schema["properties"] is not JsonObject properties)
        {
            return;
        }

        var required = new JsonArray();
        foreach (var property in context.TypeInfo.Properties)
        {
            if (properties.ContainsKey(property.Name) && IsRequired(property))
            {
                required.Add((JsonNode)property.Name);
            }
        }

        schema.Remove("required");
        if (required.Count > 0)
        {
            schema["required"] = required;
        }
    }

    /// <summary>What the serializer insists on, what the constructor does, and what would be null against its type.</summary>
    private static bool IsRequired(JsonPropertyInfo property) => property.IsRequired
        || property.AssociatedParameter is { HasDefaultValue: false }
        || TypeRules.IsMarkedRequired(property)
        || TypeRules.RefusesDefault(property)
        || (property.AssociatedParameter is null && !property.PropertyType.IsValueType && !property.IsSetNullable);

    /// <summary>Emitted types say less than the schema that they come from.</summary>
    private static bool IsEmitted(Type type) =>
        type.IsAssignableTo(typeof(ContractRecord)) || (type.BaseType is { IsGenericType: true } parent && (parent.GetGenericTypeDefinition() == typeof(StringEnum<>) || parent.GetGenericTypeDefinition() == typeof(Union<>)));

    private static bool IsAnything(Type type) =>
        type == typeof(object) || type == typeof(JsonElement) || type == typeof(JsonDocument) || type.IsAssignableTo(typeof(JsonNode));

    private static void AllowNull(JsonObject schema)
    {
        if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            (schema["enum"] as JsonArray)?.Add(null);
        }
    }

    /// <summary>An optional property is left out rather than null, as in schemas of tools.</summary>
    private static void ForbidNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            var rest = types.Where(static one => (string?)one != "null").Select(static one => one!.DeepClone()).ToArray();
            schema["type"] = rest.Length == 1 ? rest[0] : new JsonArray(rest);
        }

        if (schema["enum"] is JsonArray values)
        {
            foreach (var value in values.Where(static value => value is null).ToList())
            {
                values.Remove(value);
            }
        }
    }

    private static NotSupportedException Unknown(JsonSchemaExporterContext context, string reason)
    {
        var member = context.PropertyInfo is { } property ? $"{property.DeclaringType.Name}.{(property.AttributeProvider as System.Reflection.MemberInfo)?.Name ?? property.Name}: " : "";
        return new NotSupportedException($"no schema can be made: {member}{reason}") { Data = { [nameof(TypeSchema)] = true } };
    }

    /// <summary>Has the exporter say what an enum is, in place of <see cref="EnumTextConverterFactory"/>.</summary>
    private sealed class EnumNamesConverter : JsonStringEnumConverter;
}
