using System.Globalization;
using System.Text.Json;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// Tells where a schema of ours allows what a schema of theirs does not. Both are split into branches of one JSON type each (references
/// followed, unions opened, allOf merged); every branch of ours must fit inside one of theirs. A property that ours does not mention is
/// passed over: leaving something out is no promise.
/// </summary>
internal sealed class Soundness(Contract ours, Contract theirs)
{
    private static readonly string[] AllTypes = ["null", "boolean", "integer", "number", "string", "array", "object"];
    private readonly Dictionary<string, JsonElement> _ours = Index(ours);
    private readonly Dictionary<string, JsonElement> _theirs = Index(theirs);
    private readonly HashSet<(string, string)> _assumed = [];

    public List<string> Compare(string oursSchema, string theirsSchema, string path) =>
        Compare([Parse(oursSchema)], [Parse(theirsSchema)], path);

    private List<string> Compare(List<JsonElement> ours, List<JsonElement> theirs, string path)
    {
        if (!_assumed.Add((string.Join('&', ours.Select(static part => part.GetRawText())), string.Join('&', theirs.Select(static part => part.GetRawText())))))
        {
            return [];
        }

        var candidates = Branches(theirs, _theirs);
        var failures = new List<string>();
        foreach (var branch in Branches(ours, _ours))
        {
            // The branch that comes closest tells best what is wrong.
            var best = candidates.Where(other => other.Holds(branch.Type)).Select(other => Fit(branch, other, path)).MinBy(static errors => errors.Count);
            failures.AddRange(best ?? [$"{path}: ours allows {branch.Type}, theirs does not"]);
        }

        return [.. failures.Distinct()];
    }

    private List<string> Fit(Branch ours, Branch theirs, string path)
    {
        var errors = new List<string>();
        if (theirs.Values is { } allowed)
        {
            errors.AddRange((ours.Values ?? ["anything"]).Where(value => !allowed.Contains(value)).Select(value => $"{path}: ours allows {value}, theirs only {string.Join(" ", allowed)}"));
        }

        if (ours.Values is null)
        {
            foreach (var (keyword, isLower) in Branch.Bounds)
            {
                CompareBound(ours, theirs, keyword, isLower, path, errors);
            }
        }

        errors.AddRange(theirs.Required.Except(ours.Required).Select(name => $"{path}: theirs requires '{name}', ours does not"));
        foreach (var (name, parts) in ours.Properties)
        {
            var other = theirs.Properties.TryGetValue(name, out var declared) ? declared : theirs.Additional;
            errors.AddRange(other is null ? [$"{path}: theirs does not know '{name}'"] : Compare(parts, other, $"{path}.{name}"));
        }

        if (theirs.IsClosed && !ours.IsClosed && ours.Type == "object")
        {
            errors.Add($"{path}: theirs allows no further properties, ours does");
        }

        if (theirs.Items is { } items && ours.Type == "array")
        {
            errors.AddRange(Compare(ours.Items ?? [Parse("true")], items, path + "[]"));
        }

        if (theirs.Additional is { } additional && ours.Type == "object" && !ours.IsClosed)
        {
            errors.AddRange(Compare(ours.Additional ?? [Parse("true")], additional, path + ".*"));
        }

        return errors;
    }

    private static void CompareBound(Branch ours, Branch theirs, string keyword, bool isLower, string path, List<string> errors)
    {
        if (theirs.Numbers.TryGetValue(keyword, out var bound)
            && (!ours.Numbers.TryGetValue(keyword, out var own) || (isLower ? own < bound : own > bound)))
        {
            var found = ours.Numbers.TryGetValue(keyword, out var value) ? value.ToString(CultureInfo.InvariantCulture) : "none";
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: {keyword} is {found} in ours, {bound} in theirs"));
        }
    }

    /// <summary>The branches of several schemas that all must hold.</summary>
    private static List<Branch> Branches(List<JsonElement> parts, Dictionary<string, JsonElement> document)
    {
        List<Branch> result = [.. AllTypes.Where(static type => type != "integer").Select(static type => new Branch(type))];
        foreach (var part in parts)
        {
            result = And(result, part, document, 0);
        }

        return result;
    }

    private static List<Branch> And(List<Branch> branches, JsonElement schema, Dictionary<string, JsonElement> document, int depth)
    {
        Assert.True(depth < 50, "schemas refer to each other without end");
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return schema.ValueKind == JsonValueKind.False ? [] : branches;
        }

        var result = branches.Select(branch => branch.With(schema)).OfType<Branch>().ToList();
        foreach (var keyword in schema.EnumerateObject())
        {
            result = keyword.Name switch
            {
                "$ref" => And(result, document[keyword.Value.GetString()!], document, depth + 1),
                "allOf" => keyword.Value.EnumerateArray().Aggregate(result, (all, part) => And(all, part, document, depth + 1)),
                "anyOf" or "oneOf" => [.. keyword.Value.EnumerateArray().SelectMany(part => And(result, part, document, depth + 1))],
                _ => result,
            };
        }

        return result;
    }

    private static Dictionary<string, JsonElement> Index(Contract contract) =>
        contract.Schemas.ToDictionary(static schema => "#/schemas/" + schema.Name, static schema => Parse(schema.Json), StringComparer.Ordinal);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    /// <summary>What is allowed of one JSON type.</summary>
    private sealed record Branch(string Type)
    {
        public static readonly (string Keyword, bool IsLower)[] Bounds =
        [
            ("minimum", true), ("maximum", false), ("minLength", true), ("maxLength", false), ("minItems", true), ("maxItems", false),
        ];

        public HashSet<string>? Values { get; private init; }

        public Dictionary<string, double> Numbers { get; private init; } = [];

        public HashSet<string> Required { get; private init; } = [];

        public Dictionary<string, List<JsonElement>> Properties { get; private init; } = [];

        public List<JsonElement>? Items { get; private init; }

        public List<JsonElement>? Additional { get; private init; }

        public bool IsClosed { get; private init; }

        public bool Holds(string type) => Type == type || (Type == "number" && type == "integer");

        /// <summary>This branch narrowed by a schema's own keywords; null when nothing is left.</summary>
        public Branch? With(JsonElement schema)
        {
            var type = NarrowedType(schema);
            var values = NarrowedValues(schema);
            if (type is null || values?.Count == 0)
            {
                return null;
            }

            var numbers = new Dictionary<string, double>(Numbers);
            foreach (var (keyword, isLower) in Bounds)
            {
                if (schema.TryGetProperty(keyword, out var bound))
                {
                    var known = numbers.TryGetValue(keyword, out var old) ? old : bound.GetDouble();
                    numbers[keyword] = isLower ? Math.Max(known, bound.GetDouble()) : Math.Min(known, bound.GetDouble());
                }
            }

            // Bounds, properties and items say nothing of these.
            if (type is "null" or "boolean")
            {
                return this with { Type = type, Values = values };
            }

            return this with
            {
                Type = type,
                Values = values,
                Numbers = numbers,
                Required = [.. Required, .. schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(static name => name.GetString()!) : []],
                Properties = NarrowedProperties(schema),
                Items = schema.TryGetProperty("items", out var items) ? [.. Items ?? [], items] : Items,
                Additional = schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.Object ? [more] : Additional,
                IsClosed = IsClosed || (schema.TryGetProperty("additionalProperties", out var closed) && closed.ValueKind == JsonValueKind.False),
            };
        }

        private string? NarrowedType(JsonElement schema)
        {
            if (!schema.TryGetProperty("type", out var type))
            {
                return Type;
            }

            var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(static item => item.GetString()).ToList() : [type.GetString()];
            return types.Contains(Type) ? Type : Type == "number" && types.Contains("integer") ? "integer" : Type == "integer" && types.Contains("number") ? Type : null;
        }

        private HashSet<string>? NarrowedValues(JsonElement schema)
        {
            var values = schema.TryGetProperty("enum", out var list) ? list.EnumerateArray().Select(static value => value.GetRawText())
                : schema.TryGetProperty("const", out var single) ? [single.GetRawText()]
                : (IEnumerable<string>?)null;
            var own = values?.Where(value => (value == "null") == (Type == "null"));
            return own is null ? Values : [.. own.Where(value => Values?.Contains(value) ?? true)];
        }

        private Dictionary<string, List<JsonElement>> NarrowedProperties(JsonElement schema)
        {
            var result = new Dictionary<string, List<JsonElement>>(Properties);
            foreach (var property in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToList() : [])
            {
                result[property.Name] = [.. result.TryGetValue(property.Name, out var known) ? known : [], property.Value];
            }

            return result;
        }
    }
}
