using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Typed;

/// <summary>
/// Puts what is given into a fake. First it is laid over the fake of the seed, so that all else stays as it is without it; where that does not
/// fit (another branch of a union, properties that depend on one another) the rest is made up around what is given.
/// </summary>
internal static class PartlyGiven
{
    private static readonly JsonWriterOptions Minified = new() { Encoder = ContractJson.Options.Encoder };

    /// <exception cref="ArgumentException">What is given breaks the schema.</exception>
    public static string Complete(string schema, IReadOnlyDictionary<string, JsonElement> given, int seed)
    {
        var validator = SchemaValidator.Compile(schema, SchemaOptions.Default);
        var whole = Overlay(SchemaFaker.Fake(schema, seed), given, schema);
        if (IsValid(validator, whole))
        {
            return whole;
        }

        var alone = Overlay("{}", given, schema);
        var completed = TryComplete(schema, alone, seed);
        if (completed is not null && IsValid(validator, completed))
        {
            return completed;
        }

        throw Refusal(validator, completed ?? whole, given);
    }

    private static bool IsValid(SchemaValidator validator, string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return validator.IsValid(parsed.RootElement);
    }

    private static string? TryComplete(string schema, string alone, int seed)
    {
        try
        {
            return SchemaFaker.Complete(schema, alone, seed);
        }
        catch (UnfakeableSchemaException)
        {
            // What is given leaves no room; the validator says why.
            return null;
        }
    }

    private static string Overlay(string fake, IReadOnlyDictionary<string, JsonElement> given, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        var whole = JsonNode.Parse(fake) as JsonObject ?? [];
        foreach (var (name, value) in given)
        {
            if (value.ValueKind == JsonValueKind.Null && !IsRequired(document.RootElement, name))
            {
                whole.Remove(name);
            }
            else
            {
                whole[name] = JsonNode.Parse(value.GetRawText());
            }
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Minified))
        {
            whole.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static bool IsRequired(JsonElement schema, string name) => schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array
        && required.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.GetString() == name);

    private static ArgumentException Refusal(SchemaValidator validator, string json, IReadOnlyDictionary<string, JsonElement> given)
    {
        using var parsed = JsonDocument.Parse(json);
        var errors = validator.Validate(parsed.RootElement);
        // The error at what is given, where there is one: the rest only follows from it.
        var error = errors.FirstOrDefault(error => given.ContainsKey(Top(error.Path))) ?? errors[0];
        var nearest = Nearby(error, parsed.RootElement);
        return new ArgumentException(
            $"{error.Path}: what is given breaks the rule '{error.Keyword}': expected {error.Expected}, but found {error.Actual}"
            + (nearest is null ? "." : $"; the nearest value that fits is {nearest}."),
            Top(error.Path) is { Length: > 0 } name ? name : "with");
    }

    /// <summary>The property of the root that a path leads through; empty for the root itself.</summary>
    private static string Top(string path)
    {
        if (!path.StartsWith("$.", StringComparison.Ordinal))
        {
            return "";
        }

        var end = path.AsSpan(2).IndexOfAny('.', '[');
        return end < 0 ? path[2..] : path.Substring(2, end);
    }

    /// <summary>The nearest allowed value, or the bound that was overstepped; null where the rule names neither.</summary>
    private static string? Nearby(SchemaError error, JsonElement root)
    {
        if (error.Allowed.Count > 0)
        {
            var texts = error.Allowed.Where(static text => text.StartsWith('"')).ToList();
            return texts.Count == 0 ? error.Allowed[0] : Nearest.To(Quoted(error.Pointer, root), texts) ?? texts[0];
        }

        // "at least 1", "at most 7": the bound itself fits, and stands last.
        return error.Keyword is "minimum" or "maximum"
            && decimal.TryParse(error.Expected.Split(' ')[^1], NumberStyles.Number, CultureInfo.InvariantCulture, out var bound)
            ? bound.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static string Quoted(string pointer, JsonElement at)
    {
        foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var member))
            {
                at = member;
            }
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(name, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength())
            {
                at = at[index];
            }
        }

        return at.GetRawText();
    }
}
