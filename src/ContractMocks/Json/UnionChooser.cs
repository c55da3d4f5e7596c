using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ContractMocks.Json;

/// <summary>Chooses the case of a union that a JSON value fits best, from what can be seen one level deep.</summary>
internal sealed class UnionChooser
{
    /// <summary>A discriminator that names the case outweighs any number of known properties.</summary>
    private const int Named = 1_000_000;

    private readonly Candidate[] _candidates;

    public UnionChooser(IReadOnlyList<UnionCase> cases, JsonSerializerOptions options) =>
        _candidates = [.. cases.Select(item => new Candidate(item, Properties(item, options)))];

    /// <summary>The type of the best-fitting case, the first among equals; null when none fits.</summary>
    public Type? Choose(JsonElement element)
    {
        var kind = KindOf(element);
        Type? best = null;
        var bestScore = int.MinValue;
        foreach (var candidate in _candidates)
        {
            if ((candidate.Case.Kinds & kind) != 0 && Score(candidate, element) is { } score && score > bestScore)
            {
                best = candidate.Case.Type;
                bestScore = score;
            }
        }

        return best;
    }

    private static int? Score(Candidate candidate, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ScoreObject(candidate, element),
        JsonValueKind.Array => ScoreArray(candidate.Case, element),
        JsonValueKind.Number => IsWhole(candidate.Case.Type) && !WholeNumbers.IsWhole(element) ? null : 0,
        _ => 0,
    };

    private static bool IsWhole(Type type) => type == typeof(long) || type == typeof(int);

    private static int? ScoreArray(UnionCase item, JsonElement element)
    {
        foreach (var value in element.EnumerateArray())
        {
            if (value.ValueKind != JsonValueKind.Null && (item.ItemKinds & KindOf(value)) == 0)
            {
                return null;
            }
        }

        return 0;
    }

    private static int? ScoreObject(Candidate candidate, JsonElement element)
    {
        var score = 0;
        if (candidate.Case.Discriminator is { } discriminator && element.TryGetProperty(discriminator, out var told))
        {
            if (told.ValueKind != JsonValueKind.String || !candidate.Case.Values.Contains(told.GetString()!))
            {
                return null;
            }

            score = Named;
        }

        foreach (var required in candidate.Case.Required)
        {
            if (!element.TryGetProperty(required, out _))
            {
                return null;
            }
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!candidate.Properties.TryGetValue(property.Name, out var kinds))
            {
                score--;
            }
            else if (property.Value.ValueKind == JsonValueKind.Null || (kinds & KindOf(property.Value)) != 0)
            {
                score++;
            }
            else
            {
                return null;
            }
        }

        return score;
    }

    private static JsonKinds KindOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => JsonKinds.String,
        JsonValueKind.Number => JsonKinds.Number,
        JsonValueKind.True or JsonValueKind.False => JsonKinds.Boolean,
        JsonValueKind.Array => JsonKinds.Array,
        JsonValueKind.Object => JsonKinds.Object,
        _ => JsonKinds.None,
    };

    private static Dictionary<string, JsonKinds> Properties(UnionCase item, JsonSerializerOptions options)
    {
        var properties = new Dictionary<string, JsonKinds>(StringComparer.Ordinal);
        if ((item.Kinds & JsonKinds.Object) == 0 || options.GetTypeInfo(item.Type) is not { Kind: JsonTypeInfoKind.Object } info)
        {
            return properties;
        }

        foreach (var property in info.Properties)
        {
            if (!property.IsExtensionData)
            {
                properties[property.Name] = KindsOf(property.PropertyType, options);
            }
        }

        return properties;
    }

    /// <summary>What a property's type is written as; types with converters of their own, unions among them, may be anything.</summary>
    private static JsonKinds KindsOf(Type type, JsonSerializerOptions options)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) || plain == typeof(DateTimeText) || plain == typeof(DateText) || plain == typeof(Base64Text) || plain.GetInterfaces().Any(IsStringEnum))
        {
            return JsonKinds.String;
        }

        if (plain == typeof(long) || plain == typeof(int) || plain == typeof(double))
        {
            return JsonKinds.Number;
        }

        if (plain == typeof(bool))
        {
            return JsonKinds.Boolean;
        }

        return options.GetTypeInfo(plain).Kind switch
        {
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => JsonKinds.Object,
            JsonTypeInfoKind.Enumerable => JsonKinds.Array,
            _ => JsonKinds.Any,
        };
    }

    private static bool IsStringEnum(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IStringEnum<>);

    private sealed record Candidate(UnionCase Case, Dictionary<string, JsonKinds> Properties);
}
