using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator.CSharpTools;

/// <summary>Says the attributes of <c>System.ComponentModel.DataAnnotations</c> as rules of a schema. The same as <c>TypeRules</c> at run time.</summary>
internal static class SymbolRules
{
    public static void Apply(JsonObject schema, IEnumerable<AttributeData> attributes, ITypeSymbol type)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass?.ContainingNamespace?.ToDisplayString() == "System.ComponentModel.DataAnnotations")
            {
                Apply(schema, attribute, type);
            }
        }
    }

    private static void Apply(JsonObject schema, AttributeData attribute, ITypeSymbol type)
    {
        var given = attribute.ConstructorArguments;
        switch (attribute.AttributeClass!.Name)
        {
            case "RangeAttribute":
                Range(schema, attribute);
                break;
            case "StringLengthAttribute":
                schema["maxLength"] = Number(given[0]);
                if (Named(attribute, "MinimumLength") is { } least)
                {
                    schema["minLength"] = Number(least);
                }

                break;
            case "MinLengthAttribute":
                schema["min" + Size(schema)] = Number(given[0]);
                break;
            case "MaxLengthAttribute" when given.Length == 1:
                schema["max" + Size(schema)] = Number(given[0]);
                break;
            case "LengthAttribute":
                schema["min" + Size(schema)] = Number(given[0]);
                schema["max" + Size(schema)] = Number(given[1]);
                break;
            case "RegularExpressionAttribute":
                schema["pattern"] = $"^(?:{given[0].Value})$";
                break;
            case "EmailAddressAttribute":
                schema["format"] = "email";
                break;
            case "UrlAttribute":
                schema["format"] = "uri";
                break;
            case "Base64StringAttribute":
                schema["format"] = "byte";
                break;
            case "AllowedValuesAttribute":
                schema["enum"] = Values(given[0], type);
                break;
            case "DeniedValuesAttribute":
                schema["not"] = new JsonObject { ["enum"] = Values(given[0], type) };
                break;
        }
    }

    /// <summary>What is counted: characters, items or properties.</summary>
    private static string Size(JsonObject schema) => (string?)schema["type"] switch
    {
        "array" => "Items",
        "object" => "Properties",
        _ => "Length",
    };

    private static void Range(JsonObject schema, AttributeData attribute)
    {
        // [Range(typeof(decimal), "0", "9.99")] names its type first.
        var bounds = attribute.ConstructorArguments.Length == 3 ? attribute.ConstructorArguments.RemoveAt(0) : attribute.ConstructorArguments;
        Bound(schema, "inimum", "M", "m", bounds[0], Named(attribute, "MinimumIsExclusive")?.Value is true);
        Bound(schema, "aximum", "M", "m", bounds[1], Named(attribute, "MaximumIsExclusive")?.Value is true);
    }

    private static void Bound(JsonObject schema, string rest, string upper, string lower, TypedConstant value, bool exclusive)
    {
        if (Number(value) is { } number)
        {
            schema[exclusive ? "exclusive" + upper + rest : lower + rest] = number;
        }
    }

    private static TypedConstant? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>A number, or the text of one; null for infinities and for bounds of dates.</summary>
    private static JsonNode? Number(TypedConstant value) => value.Value switch
    {
        double real => double.IsInfinity(real) || double.IsNaN(real) ? null : JsonNode.Parse(real.ToString("R", CultureInfo.InvariantCulture)),
        int whole => JsonValue.Create(whole),
        string text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => null,
    };

    private static JsonArray Values(TypedConstant values, ITypeSymbol type)
    {
        var array = new JsonArray();
        foreach (var value in values.Values)
        {
            array.Add(value.Value is null ? null : KnownForms.Default(value.Type is { TypeKind: TypeKind.Enum } ? value.Type : type, value.Value));
        }

        return array;
    }
}
