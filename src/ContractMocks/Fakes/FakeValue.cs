using System.Text;
using System.Text.Json;
using Bogus;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes;

/// <summary>One attempt at one value.</summary>
internal sealed class FakeValue(FakeSession session, Flattening flattening, FakePlace place, FakeStyle style, bool isDeep, int attempt)
{
    private const int TriesForUnique = 24;

    private readonly Facets _facets = flattening.Facets;
    private readonly bool _isPlain = style == FakeStyle.Plain;

    /// <summary>The value as JSON text; null when there is none (the session knows why).</summary>
    public string? Make()
    {
        if (_facets.Types == SchemaTypes.None)
        {
            session.Fail(place, _facets.Parts.Any(static part => part.Schema.IsNever) ? "false" : "type", "its schemas have no type in common");
            return null;
        }

        var chance = Chance("value");
        if (Listed(chance) is { } listed)
        {
            return listed;
        }

        if (!_isPlain && attempt == 0 && Example(chance) is { } example)
        {
            return example;
        }

        return ChosenType(chance) switch
        {
            SchemaTypes.Null => "null",
            SchemaTypes.Boolean => chance.Bool() ? "true" : "false",
            SchemaTypes.Integer => FakeNumbers.Integer(_facets, place.Name, chance, _isPlain),
            SchemaTypes.Number => FakeNumbers.Number(_facets, place.Name, chance, _isPlain),
            SchemaTypes.Array => MakeArray(chance),
            SchemaTypes.Object => MakeObject(),
            _ => MakeString(),
        };
    }

    private Randomizer Chance(string purpose) => FakeSeed.For(place.Path, purpose, session.Seed, attempt + (_isPlain ? 1000 : 0));

    private string? Listed(Randomizer chance)
    {
        if (_facets.Listed is not { Count: > 0 } all)
        {
            return null;
        }

        // Values that only some of several lists hold are no choice.
        var listing = _facets.Parts.Where(static part => part.Schema.Enum is not null || part.Schema.Const is not null).ToList();
        var fitting = all.Count == 1 ? all : [.. all.Where(value => FakeSession.IsFit(listing, value))];
        var values = fitting.Where(static value => value != "null").ToList();
        return values.Count > 0 ? values[chance.Number(0, values.Count - 1)] : fitting.Count > 0 ? fitting[0] : all[0];
    }

    // Examples are what the author of the schema takes for real. Whole objects are taken only now and then, so that seeds still differ.
    private string? Example(Randomizer chance)
    {
        var fitting = _facets.Examples
            .Where(value => value != "null" && (style == FakeStyle.Rich || value is not ("{}" or "[]" or "\"\"")) && FakeSession.IsFit(_facets.Parts, value))
            .ToList();
        var isTaken = chance.Number(0, 3) > 0;
        if (fitting.Count == 0)
        {
            return null;
        }

        var example = fitting[chance.Number(0, fitting.Count - 1)];
        return example[0] is '{' or '[' ? chance.Number(0, 3) == 0 && style == FakeStyle.Rich ? example : null : isTaken ? example : null;
    }

    private SchemaTypes ChosenType(Randomizer chance)
    {
        var types = _facets.Types == Facets.AllTypes ? Implied() : _facets.Types;
        SchemaTypes[] order =
        [
            SchemaTypes.String, SchemaTypes.Number, SchemaTypes.Integer, SchemaTypes.Boolean, SchemaTypes.Array, SchemaTypes.Object, SchemaTypes.Null,
        ];
        var possible = order.Where(type => (types & type) != 0 && !(type == SchemaTypes.Integer && (types & SchemaTypes.Number) != 0)).ToList();
        var values = possible.Where(static type => type != SchemaTypes.Null).ToList();
        var start = values.Count > 1 && !isDeep && !_isPlain && _facets.Types != Facets.AllTypes ? chance.Number(0, values.Count - 1) : 0;
        List<SchemaTypes> ways = [.. values.Skip(start), .. values.Take(start), .. possible.Where(static type => type == SchemaTypes.Null)];
        return ways[flattening.Choose(ways.Count)];
    }

    // A schema without a type: the keywords say which type their author had in mind.
    private SchemaTypes Implied()
    {
        if (_facets.PropertyNames.Count + _facets.Required.Count + _facets.PatternProperties.Count + _facets.MinProperties > 0
            || _facets.Parts.Any(static part => part.Schema.AdditionalProperties is not null || part.Schema.PropertyNames is not null))
        {
            return SchemaTypes.Object;
        }

        if (_facets.LeastItems + _facets.PrefixLength > 0 || _facets.Parts.Any(static part => part.Part("items") is not null))
        {
            return SchemaTypes.Array;
        }

        if (!double.IsInfinity(_facets.Least) || !double.IsInfinity(_facets.Most) || _facets.Step is not null)
        {
            return SchemaTypes.Number;
        }

        return _facets.Pattern is not null || _facets.Format is not null || _facets.MinLength > 0 || _facets.MaxLength < int.MaxValue
            ? SchemaTypes.String
            : Facets.AllTypes;
    }

    private string? MakeString()
    {
        const int Tries = 8;
        for (var i = 0; i < Tries; i++)
        {
            var chance = FakeSeed.For(place.Path, "text", session.Seed, (attempt * Tries) + i + (_isPlain ? 1000 : 0));
            var text = FakeTexts.Make(_facets, place, chance, _isPlain);
            if (text is null)
            {
                session.Fail(place, "pattern", $"the pattern {_facets.Pattern} is more than fakes can read");
                return null;
            }

            var json = Quote(text);
            if (i == Tries - 1 || session.Fits(_facets.Parts, json, place))
            {
                return json;
            }
        }

        return null;
    }

    private string? MakeArray(Randomizer chance)
    {
        var least = _facets.LeastItems;
        var most = isDeep || _isPlain ? least : Math.Max(least, Math.Min(_facets.MaxItems, Math.Max(least, _facets.PrefixLength) + 2));
        var count = chance.Number(Math.Max(least, Math.Min(most, style == FakeStyle.Rich ? 1 : least)), most);
        if (count > 10_000)
        {
            session.Fail(place, "minItems", $"{count} items are more than fakes make");
            return null;
        }

        var items = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < count; index++)
        {
            var item = MakeItem(index, seen);
            if (item is null && index < least)
            {
                return null;
            }

            if (item is null)
            {
                break;
            }

            items.Add(item);
        }

        return "[" + string.Join(",", items) + "]";
    }

    private string? MakeItem(int index, HashSet<string> seen)
    {
        var schemas = _facets.SchemasOf(index);
        var at = place.Item(index);
        for (var i = 0; i < TriesForUnique; i++)
        {
            // Another path is another chance; the place itself stays the same to whoever reads the error.
            var tried = i == 0 ? at : at with { Path = $"{at.Path}[try {i}]" };
            var item = session.TryMake(schemas, tried, style);
            if (item is null || !_facets.UniqueItems || seen.Add(item))
            {
                return item;
            }
        }

        session.Fail(at, "uniqueItems", "not enough different items were found");
        return null;
    }

    private string? MakeObject()
    {
        var members = new List<KeyValuePair<string, string>>();
        var required = new HashSet<string>(_facets.Required, StringComparer.Ordinal);
        _facets.AddDependents(required);
        var included = new HashSet<string>(required.Concat(_facets.PropertyNames.Where(IsIncluded)), StringComparer.Ordinal);
        _facets.AddDependents(included);
        foreach (var name in _facets.PropertyNames.Concat(included.Except(_facets.PropertyNames).Order(StringComparer.Ordinal)))
        {
            if (!included.Contains(name))
            {
                continue;
            }

            var value = session.TryMake(_facets.SchemasOf(name), place.Property(name), style);
            if (value is not null)
            {
                members.Add(new(name, value));
            }
            else if (required.Contains(name))
            {
                return null;
            }
        }

        AddMore(members);
        return "{" + string.Join(",", members.Select(static member => Quote(member.Key) + ":" + member.Value)) + "}";
    }

    private bool IsIncluded(string name) =>
        style == FakeStyle.Rich
        && !isDeep
        && _facets.MaxProperties == int.MaxValue
        && (IsListOfRoot(name) || FakeSeed.For(place.Property(name).Path, "include", session.Seed).Number(0, 99) < 70 - (place.Depth * 15));

    // Pages are read by clients that take the list for granted, whatever the document says of it.
    private bool IsListOfRoot(string name) =>
        place.Depth == 0 && _facets.SchemasOf(name).Exists(static schema => schema.Schema.Types == SchemaTypes.Array);

    // Properties that no name asks for: to reach minProperties, and a few where the object is a map.
    private void AddMore(List<KeyValuePair<string, string>> members)
    {
        var isMap = _facets.PropertyNames.Count == 0
            && style == FakeStyle.Rich
            && !isDeep
            && (_facets.PatternProperties.Count > 0
                || _facets.Parts.Any(static part => part.Part("additionalProperties")?.Element.ValueKind == JsonValueKind.Object));
        var wanted = Math.Max(_facets.MinProperties, isMap ? Math.Min(2, _facets.MaxProperties) : 0);
        foreach (var name in _facets.PropertyNames.Concat(FakeNames.For(_facets, session, place, wanted)))
        {
            if (members.Count >= wanted)
            {
                break;
            }

            if (!members.Exists(member => member.Key == name) && session.TryMake(_facets.SchemasOf(name), place.Property(name), style) is { } value)
            {
                members.Add(new(name, value));
            }
        }
    }

    internal static string Quote(string text) => JsonNames.Quote(text);
}
