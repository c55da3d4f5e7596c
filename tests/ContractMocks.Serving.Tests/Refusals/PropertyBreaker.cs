using System.Text.Json.Nodes;

namespace ContractMocks.Serving.Tests;

/// <summary>Breaks a JSON body one property at a time, also inside objects and lists of objects.</summary>
internal static class PropertyBreaker
{
    private const int Deepest = 3;

    /// <summary>Each broken body, with what is wrong and the property's path as OpenAI writes it: <c>messages[0].role</c>.</summary>
    public static IEnumerable<(Breakage Breakage, string Name, string Body)> Break(JsonObject right, SchemaView schema) =>
        Inside(right, right, schema, "", 1);

    private static IEnumerable<(Breakage Breakage, string Name, string Body)> Inside(
        JsonObject root, JsonObject place, SchemaView schema, string prefix, int depth)
    {
        foreach (var name in schema.Required)
        {
            yield return (Breakage.MissingRequired, prefix + name, Changed(root, place, name, remove: true, null));
        }

        foreach (var (name, property) in schema.Properties)
        {
            foreach (var (breakage, value) in Values(property))
            {
                yield return (breakage, prefix + name, Changed(root, place, name, remove: false, value));
            }

            if (depth < Deepest && property.Alternatives is [var only])
            {
                foreach (var inner in Nested(root, place, name, only, prefix, depth))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<(Breakage Breakage, JsonNode? Value)> Values(SchemaView property)
    {
        if (RequestBreaker.WrongType(property) is { } wrong)
        {
            yield return (Breakage.WrongType, wrong);
        }

        if (property.ClosedStrings is not null)
        {
            yield return (Breakage.UnknownEnum, RequestBreaker.UnknownValue);
        }

        foreach (var value in RequestBreaker.OutOfRange(property))
        {
            yield return (Breakage.OutOfRange, value);
        }
    }

    // An inner object is put in place first, as small as it may be, and then broken there.
    private static IEnumerable<(Breakage Breakage, string Name, string Body)> Nested(
        JsonObject root, JsonObject place, string name, SchemaView property, string prefix, int depth)
    {
        var isList = property.Items is { Alternatives: [var item] } && item.Properties.Count > 0;
        var inner = isList ? property.Items!.Alternatives[0] : property;
        if (inner.Properties.Count == 0)
        {
            yield break;
        }

        var before = place[name]?.DeepClone();
        var had = place.ContainsKey(name);
        var made = (JsonObject)SmallestValue.Of(inner)!;
        place[name] = isList ? new JsonArray(made) : made;
        foreach (var broken in Inside(root, made, inner, $"{prefix}{name}{(isList ? "[0]" : "")}.", depth + 1))
        {
            yield return broken;
        }

        Restore(place, name, had, before);
    }

    private static string Changed(JsonObject root, JsonObject place, string name, bool remove, JsonNode? value)
    {
        var had = place.ContainsKey(name);
        var before = place[name]?.DeepClone();
        if (remove)
        {
            place.Remove(name);
        }
        else
        {
            place[name] = value;
        }

        var text = root.ToJsonString();
        Restore(place, name, had, before);
        return text;
    }

    private static void Restore(JsonObject place, string name, bool had, JsonNode? before)
    {
        if (had)
        {
            place[name] = before;
        }
        else
        {
            place.Remove(name);
        }
    }
}
