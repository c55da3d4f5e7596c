using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Fakes.Patterns;
using ContractMocks.Fakes.Solving;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Variants;

/// <summary>The ways of damaging one value: each leaves all rules but one as they were, as far as the shape tells.</summary>
internal sealed class Damages(Shape shape, FakePlace place, JsonNode? value, FakeSolver solver)
{
    private const int MostStretched = 20_000;

    private static readonly (SchemaTypes Type, string Json)[] s_samples =
    [
        (SchemaTypes.String, "\"not this type\""), (SchemaTypes.Integer, "7"), (SchemaTypes.Number, "7.5"), (SchemaTypes.Boolean, "true"), (SchemaTypes.Null, "null"),
        (SchemaTypes.Array, "[]"), (SchemaTypes.Object, "{}"),
    ];

    public IEnumerable<Damage> All() =>
    [
        .. Types(),
        .. Listed(),
        .. value switch
        {
            JsonObject node => Objects(node),
            JsonArray node => Arrays(node),
            JsonValue node when node.GetValueKind() == JsonValueKind.Number => Numbers(Exact.Parse(node.ToJsonString())),
            JsonValue node when node.GetValueKind() == JsonValueKind.String => Texts(node.GetValue<string>()),
            _ => [],
        },
    ];

    private IEnumerable<Damage> Types()
    {
        foreach (var (type, json) in s_samples)
        {
            if ((shape.Types & type) == 0)
            {
                yield return new Damage("type", json);
                yield break;
            }
        }
    }

    private IEnumerable<Damage> Listed()
    {
        if (shape.Listed is not { } listed)
        {
            yield break;
        }

        foreach (var (_, json) in s_samples)
        {
            var sample = JsonElement.Parse(json);
            if ((TypeCheck.Of(sample) & shape.Types) != 0 && (TypeCheck.Of(sample) & TypeCheck.Of(listed[0])) != 0 && !Array.Exists(listed, other => JsonEquality.AreEqual(other, sample)))
            {
                yield return new Damage("enum", json);
                yield break;
            }
        }

        yield return new Damage("enum", "\"not listed\"");
        yield return new Damage("enum", "-7");
    }

    private IEnumerable<Damage> Numbers(Exact number)
    {
        var step = shape.Step ?? (shape.IsWhole ? (Exact)1 : Exact.Parse("0.5"));
        if (shape.Least is { } least)
        {
            yield return new Damage("minimum", (Exact.Of(Exact.Ceiling(least.Value, step) - (shape.IsLeastOut ? 0 : 1)) * step).ToString());
            yield return new Damage("minimum", (Exact.Of(Exact.Ceiling(least.Value, step) - 1) * step).ToString());
        }

        if (shape.Most is { } most)
        {
            yield return new Damage("maximum", (Exact.Of(Exact.Floor(most.Value, step) + (shape.IsMostOut ? 0 : 1)) * step).ToString());
            yield return new Damage("maximum", (Exact.Of(Exact.Floor(most.Value, step) + 1) * step).ToString());
        }

        if (shape.Step is { } unit)
        {
            var part = shape.IsWhole ? (Exact)1 : unit * Exact.Parse("0.5");
            yield return new Damage("multipleOf", (number + part).ToString());
            yield return new Damage("multipleOf", (number - part).ToString());
        }
    }

    private IEnumerable<Damage> Texts(string text)
    {
        if (shape.MinLength > 0)
        {
            yield return new Damage("minLength", JsonNames.Quote(Cut(text, shape.MinLength - 1)));
        }

        if (shape.MaxLength < MostStretched)
        {
            yield return new Damage("maxLength", JsonNames.Quote(Stretched(text, shape.MaxLength + 1)));
        }

        foreach (var pattern in shape.Patterns)
        {
            var others = shape.Patterns.Where(other => other != pattern).ToList();
            var made = PatternTexts.Compile(others, [pattern, .. shape.ForbiddenPatterns]).Make(solver.Chance(place, 20), shape.MinLength, shape.MaxLength, PatternWish.Natural, out _);
            if (made is not null)
            {
                yield return new Damage("pattern " + pattern, JsonNames.Quote(made));
            }
        }

        foreach (var format in shape.Formats)
        {
            yield return new Damage("format " + format, JsonNames.Quote(Sized($"not a valid {format} ^")));
            yield return new Damage("format " + format, JsonNames.Quote(Sized("%")));
            yield return new Damage("format " + format, JsonNames.Quote(Sized("(")));
        }
    }

    private IEnumerable<Damage> Arrays(JsonArray items)
    {
        if (shape.MinItems > 0)
        {
            yield return new Damage("minItems", Write(items.Take(shape.MinItems - 1)));
        }

        if (shape.MaxItems < MostStretched)
        {
            var more = new List<JsonNode?>(items);
            for (var i = 0; more.Count <= shape.MaxItems && i < shape.MaxItems + 50; i++)
            {
                if (solver.TryMake(shape.ItemGoal(more.Count), place.Item(more.Count).Again(i + 1)) is { } item && (!shape.IsUnique || !more.Exists(other => other?.ToJsonString() == JsonNode.Parse(item)?.ToJsonString())))
                {
                    more.Add(JsonNode.Parse(item));
                }
            }

            yield return new Damage("maxItems", Write(more));
        }

        if (shape.ItemGoal(shape.PrefixLength).IsNever)
        {
            var filled = new List<JsonNode?>(items);
            while (filled.Count < shape.PrefixLength && solver.TryMake(shape.ItemGoal(filled.Count), place.Item(filled.Count)) is { } item)
            {
                filled.Add(JsonNode.Parse(item));
            }

            yield return new Damage("items", Write([.. filled, JsonValue.Create("one too many")]));
        }

        if (shape.IsUnique && items.Count > 0)
        {
            yield return new Damage("uniqueItems", Write(items.Count < shape.MaxItems ? [.. items, items[^1]] : [.. items.SkipLast(1), items[0]]));
        }

        foreach (var rule in shape.Contains)
        {
            var others = items.Select((item, index) => solver.TryMake(shape.ItemGoal(index).With(rule.Value.Negated), place.Item(index)) is { } made ? JsonNode.Parse(made) : item).ToList();
            yield return new Damage("contains", Write(others));
        }
    }

    private IEnumerable<Damage> Objects(JsonObject node)
    {
        foreach (var name in shape.Required)
        {
            yield return new Damage("required " + name, Without(node, name));
        }

        foreach (var dependent in shape.Dependents.Where(dependent => node.ContainsKey(dependent.Trigger)))
        {
            foreach (var name in dependent.Names)
            {
                yield return new Damage($"dependentRequired {dependent.Trigger} {name}", Without(node, name));
            }
        }

        const string Unexpected = "unexpected_property";
        if (shape.PropertyGoal(Unexpected).IsNever && !node.ContainsKey(Unexpected))
        {
            yield return new Damage("additionalProperties", With(node, Unexpected, "\"not known\""));
        }
        else if (solver.TryMake(shape.PropertyGoal(Unexpected), place.Property(Unexpected)) is { } extra)
        {
            if (shape.Names.Count > 0)
            {
                yield return new Damage("propertyNames", With(node, "Not A Name!", extra));
                yield return new Damage("propertyNames", With(node, new string('x', 300), extra));
            }

            if (shape.MaxProperties < MostStretched)
            {
                yield return new Damage("maxProperties", Filled(node, shape.MaxProperties + 1, extra));
            }
        }

        if (shape.MinProperties > 0)
        {
            var kept = node.Where(member => shape.Required.Contains(member.Key)).Concat(node.Where(member => !shape.Required.Contains(member.Key)));
            yield return new Damage("minProperties", Write(kept.Take(shape.MinProperties - 1)));
        }
    }

    private static string Filled(JsonObject node, int count, string extra)
    {
        var filled = (JsonObject)node.DeepClone();
        for (var i = 1; filled.Count < count; i++)
        {
            filled["extra_" + i] = JsonNode.Parse(extra);
        }

        return filled.ToJsonString(CaseJson.Options);
    }

    private static string Without(JsonObject node, string name) => Write(node.Where(member => member.Key != name));

    private static string With(JsonObject node, string name, string json)
    {
        var more = (JsonObject)node.DeepClone();
        more[name] = JsonNode.Parse(json);
        return more.ToJsonString(CaseJson.Options);
    }

    private static string Write(IEnumerable<KeyValuePair<string, JsonNode?>> members) =>
        new JsonObject(members.Select(static member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString(CaseJson.Options);

    private static string Write(IEnumerable<JsonNode?> items) => new JsonArray([.. items.Select(static item => item?.DeepClone())]).ToJsonString(CaseJson.Options);

    private string Sized(string text) =>
        text.Length > shape.MaxLength ? Cut(text, shape.MaxLength) : text.Length < shape.MinLength ? Stretched(text, shape.MinLength) : text;

    private static string Cut(string text, int most)
    {
        var cut = text[..Math.Min(text.Length, most)];
        return cut.Length > 0 && char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut;
    }

    private static string Stretched(string text, int least) => text.Length >= least ? text : text + new string('x', least - text.Length);
}
