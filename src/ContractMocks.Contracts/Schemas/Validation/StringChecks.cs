using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>The keywords of strings, and <c>format</c>.</summary>
internal static class StringChecks
{
    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        if (compiler.Has(Rules.Assertions))
        {
            AddBounds(checks, schema, compiler.Document);
        }

        if (compiler.Has(Rules.Formats) && Keywords.Text(schema, "format") is { } format)
        {
            if (Formats.Text(format) is { } test)
            {
                checks.Add(new FormatCheck(format, test));
            }
            else if (Formats.Range(format) is { } range)
            {
                checks.Add(new NumberFormatCheck(format, range));
            }
        }
    }

    private static void AddBounds(List<Check> checks, JsonElement schema, SchemaDocument document)
    {
        var least = Keywords.Count(schema, "minLength");
        var most = Keywords.Count(schema, "maxLength");
        if (least > 0 || most is not null)
        {
            checks.Add(new LengthCheck(least ?? 0, most));
        }

        if (Keywords.Text(schema, "pattern") is { } pattern && document.Pattern(pattern) is { } regex)
        {
            checks.Add(new PatternCheck(pattern, regex));
        }
    }
}

/// <summary><c>minLength</c> and <c>maxLength</c>, counted in code points.</summary>
internal sealed class LengthCheck(int least, int? most) : Check
{
    public override SchemaTypes AppliesTo => SchemaTypes.String;

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        var raw = Utf8Text.Raw(instance);

        // A code point takes one to four bytes, so that the bytes alone often decide.
        if (raw.IndexOf((byte)'\\') < 0 && raw.Length >= least * 4L && (most is null || raw.Length <= most))
        {
            return true;
        }

        var length = Utf8Text.CountCodePoints(raw);
        return length >= least && !(length > most);
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        var length = Utf8Text.CountCodePoints(Utf8Text.Raw(instance));
        if (length < least)
        {
            findings.Add(trail, new SchemaError("", "minLength", "at least " + Words.Count(least, "character"), Words.Count(length, "character")));
        }

        if (length > most)
        {
            findings.Add(trail, new SchemaError("", "maxLength", "at most " + Words.Count(most.Value, "character"), Words.Count(length, "character")));
        }
    }
}

/// <summary><c>pattern</c>.</summary>
internal sealed class PatternCheck(string pattern, EcmaRegex regex) : LeafCheck
{
    public override SchemaTypes AppliesTo => SchemaTypes.String;

    protected override string Keyword => "pattern";

    protected override string Expected => "a string that matches " + pattern;

    public override bool Accepts(JsonElement instance, ref Walk walk) => EcmaPattern.Matches(regex, Utf8Text.Of(instance), ref walk);
}

/// <summary><c>format</c> of strings.</summary>
internal sealed class FormatCheck(string format, Utf8Test test) : LeafCheck
{
    public override SchemaTypes AppliesTo => SchemaTypes.String;

    protected override string Keyword => "format";

    protected override string Expected => "a string of the format " + format;

    public override bool Accepts(JsonElement instance, ref Walk walk) => test(Utf8Text.Of(instance));
}

/// <summary><c>format</c> of numbers: OpenAPI's sizes.</summary>
internal sealed class NumberFormatCheck(string format, NumberRange range) : LeafCheck
{
    public override SchemaTypes AppliesTo => SchemaTypes.Number;

    protected override string Keyword => "format";

    protected override string Expected => (range.IsWhole ? "a whole number in the range of " : "a number in the range of ") + format;

    public override bool Accepts(JsonElement instance, ref Walk walk) => range.Holds(instance);
}

/// <summary>
/// Reads the arguments of keywords; one of the wrong type counts as absent. Plain arrays and loops: LINQ over JSON's structs would be compiled
/// anew in each process, in the first request's time.
/// </summary>
internal static class Keywords
{
    public static string? Text(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A count of zero or more; <c>2.0</c> is one too.</summary>
    public static int? Count(JsonElement schema, string keyword)
    {
        if (!schema.TryGetProperty(keyword, out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var count))
        {
            return null;
        }

        return count < 0 ? 0 : (int)Math.Min(Math.Ceiling(count), int.MaxValue);
    }

    public static JsonElement? Schema(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False ? value : null;

    public static JsonElement[] Schemas(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.Array ? Items(value) : [];

    public static JsonElement[] Items(JsonElement list)
    {
        var items = new JsonElement[list.GetArrayLength()];
        var i = 0;
        foreach (var item in list.EnumerateArray())
        {
            items[i++] = item;
        }

        return items;
    }

    /// <summary>The members of an object keyword; a repeated name once, in its first place with its last value.</summary>
    public static JsonProperty[] Members(JsonElement schema, string keyword)
    {
        if (!schema.TryGetProperty(keyword, out var value) || value.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var members = new JsonProperty[JsonEquality.Count(value)];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var name = member.Name;
            if (!places.TryGetValue(name, out var place))
            {
                place = places.Count;
                places.Add(name, place);
            }

            members[place] = member;
        }

        if (places.Count < members.Length)
        {
            Array.Resize(ref members, places.Count);
        }

        return members;
    }

    public static string[] Names(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var names = new List<string>();
        foreach (var name in list.EnumerateArray())
        {
            if (name.ValueKind == JsonValueKind.String)
            {
                names.Add(name.GetString()!);
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }
}
