using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using ContractMocks.Json;

namespace ContractMocks.Typed;

/// <summary>Says the attributes of <c>System.ComponentModel</c> as words of a schema. The same as <c>SymbolRules</c> when the generator reads a tool.</summary>
internal static class TypeRules
{
    public static void Apply(JsonObject schema, JsonPropertyInfo property)
    {
        foreach (var attribute in Attributes(property))
        {
            Apply(schema, attribute);
        }
    }

    public static bool IsMarkedRequired(JsonPropertyInfo property) => Attributes(property).Any(static attribute => attribute is RequiredAttribute);

    /// <summary>Whether a property that is left out would break its own attributes: <c>[Range(1, 5)] int Stars</c> would be 0.</summary>
    public static bool RefusesDefault(JsonPropertyInfo property) =>
        property.AssociatedParameter is null && property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null
        && Attributes(property).Any(attribute => attribute is RangeAttribute or AllowedValuesAttribute or DeniedValuesAttribute
            && !((ValidationAttribute)attribute).IsValid(Activator.CreateInstance(property.PropertyType)));

    /// <summary>Those of the property, and of the constructor's parameter that sets it.</summary>
    private static IEnumerable<object> Attributes(JsonPropertyInfo property) =>
        (property.AttributeProvider?.GetCustomAttributes(inherit: true) ?? [])
            .Concat(property.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(inherit: true) ?? []);

    private static void Apply(JsonObject schema, object attribute)
    {
        switch (attribute)
        {
            case DescriptionAttribute description:
                schema["description"] = description.Description;
                break;
            case RangeAttribute range when MomentsOf(range) is { } moments:
                schema["enum"] = moments;
                break;
            case RangeAttribute range:
                Bound(schema, range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum", range.Minimum);
                Bound(schema, range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum", range.Maximum);
                break;
            case StringLengthAttribute length:
                schema["maxLength"] = length.MaximumLength;
                if (length.MinimumLength > 0)
                {
                    schema["minLength"] = length.MinimumLength;
                }

                break;
            case MinLengthAttribute length:
                schema["min" + Size(schema)] = length.Length;
                break;
            case MaxLengthAttribute { Length: >= 0 } length:
                schema["max" + Size(schema)] = length.Length;
                break;
            case LengthAttribute length:
                schema["min" + Size(schema)] = length.MinimumLength;
                schema["max" + Size(schema)] = length.MaximumLength;
                break;
            case RegularExpressionAttribute expression:
                schema["pattern"] = $"^(?:{expression.Pattern})$";
                break;
            case EmailAddressAttribute:
                schema["format"] = "email";
                break;
            case UrlAttribute:
                schema["format"] = "uri";
                break;
            case Base64StringAttribute:
                schema["format"] = "byte";
                break;
            case CreditCardAttribute:
                // A schema cannot say the check digit; these are numbers that payment providers publish for tests.
                schema["enum"] = new JsonArray("4242424242424242", "4111111111111111", "5555555555554444");
                break;
            case PhoneAttribute when !schema.ContainsKey("description"):
                schema["description"] = "A telephone number.";
                break;
            case FileExtensionsAttribute files:
                schema["pattern"] = $@"^[a-z][a-z0-9_]{{2,11}}\.({string.Join('|', files.Extensions.Split(',').Select(static one => Regex.Escape(one.Trim().TrimStart('.'))))})$";
                break;
            case AllowedValuesAttribute allowed:
                schema["enum"] = Values(allowed.Values);
                break;
            case DeniedValuesAttribute denied:
                schema["not"] = new JsonObject { ["enum"] = Values(denied.Values) };
                break;
        }
    }

    // A schema has no bounds for dates: their ends and the middle stand for all between. Null for a range of numbers.
    private static JsonArray? MomentsOf(RangeAttribute range)
    {
        if (range.OperandType != typeof(DateTime) && range.OperandType != typeof(DateTimeOffset) && range.OperandType != typeof(DateOnly))
        {
            return null;
        }

        if (!DateTime.TryParse(range.Minimum as string, CultureInfo.InvariantCulture, out var first) || !DateTime.TryParse(range.Maximum as string, CultureInfo.InvariantCulture, out var last) || first > last)
        {
            return null;
        }

        var format = range.OperandType == typeof(DateOnly) ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss'Z'";
        return new JsonArray([.. new[] { first, first + TimeSpan.FromTicks((last - first).Ticks / 2), last }
            .Select(moment => (JsonNode)moment.ToString(format, CultureInfo.InvariantCulture)).DistinctBy(static node => (string?)node)]);
    }

    /// <summary>What is counted: characters, items or properties.</summary>
    private static string Size(JsonObject schema)
    {
        var type = schema["type"] is JsonArray several ? several.Select(static one => (string?)one).FirstOrDefault(static one => one != "null") : (string?)schema["type"];
        return type switch
        {
            "array" => "Items",
            "object" => "Properties",
            _ => "Length",
        };
    }

    /// <summary>A bound; none for infinities and for bounds of dates.</summary>
    private static void Bound(JsonObject schema, string keyword, object value)
    {
        if (value is double real)
        {
            if (double.IsFinite(real))
            {
                schema[keyword] = JsonNode.Parse(real.ToString("R", CultureInfo.InvariantCulture));
            }
        }
        else if (decimal.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            schema[keyword] = number;
        }
    }

    private static JsonArray Values(IEnumerable<object?> values) =>
        new([.. values.Select(value => value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), ContractJson.Options))]);
}
