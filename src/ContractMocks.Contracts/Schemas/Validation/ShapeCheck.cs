using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// <c>properties</c>, <c>required</c>, <c>patternProperties</c> and <c>additionalProperties</c> together, so that an object is walked once and
/// each of its names is looked up once.
/// </summary>
internal sealed class ShapeCheck : Check
{
    /// <summary>How many required names are ticked off on the walk; the rest, which hardly any schema has, are looked up after it.</summary>
    private const int MostTicked = 64;

    /// <summary>Among more names than this the nearest is not looked for.</summary>
    private const int MostCompared = 500;

    private readonly NameTable _names;
    private readonly SchemaNode?[] _properties;
    private readonly ulong[] _ticks;
    private readonly ulong _allTicks;
    private readonly string[] _required;
    private readonly PatternProperty[] _patterns;
    private readonly SchemaNode? _additional;
    private readonly bool _isClosed;
    private string[]? _known;

    private ShapeCheck(JsonElement schema, SchemaCompiler compiler)
    {
        var applies = compiler.Has(Rules.Applicators);
        var properties = applies ? Keywords.Members(schema, "properties") : [];
        _required = compiler.Has(Rules.Assertions) && schema.TryGetProperty("required", out var required) ? Keywords.Names(required) : [];
        _names = new NameTable(NamesOf(properties, _required));
        _properties = new SchemaNode?[_names.Names.Count];
        _ticks = new ulong[_names.Names.Count];
        for (var i = 0; i < properties.Length; i++)
        {
            _properties[i] = compiler.Node(properties[i].Value);
        }

        for (var i = 0; i < Math.Min(_required.Length, MostTicked); i++)
        {
            _ticks[_names.Find(System.Text.Encoding.UTF8.GetBytes(_required[i]))] = 1UL << i;
            _allTicks |= 1UL << i;
        }

        _patterns = applies && compiler.Has(Rules.PatternProperties) ? PatternsOf(schema, compiler) : [];
        if (applies && Keywords.Schema(schema, "additionalProperties") is { } additional)
        {
            _isClosed = additional.ValueKind == JsonValueKind.False;
            _additional = compiler.Node(additional);
        }
    }

    public override SchemaTypes AppliesTo => SchemaTypes.Object;

    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        if (schema.TryGetProperty("properties", out _)
            || schema.TryGetProperty("required", out _)
            || schema.TryGetProperty("patternProperties", out _)
            || schema.TryGetProperty("additionalProperties", out _))
        {
            checks.Add(new ShapeCheck(schema, compiler));
        }
    }

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        ulong ticked = 0;
        foreach (var property in instance.EnumerateObject())
        {
            var name = Utf8Text.Of(property);
            var place = _names.Find(name);
            var covered = false;
            if (place >= 0)
            {
                ticked |= _ticks[place];
                if (_properties[place] is { } schema)
                {
                    covered = true;
                    if (!schema.Accepts(property.Value, ref walk))
                    {
                        return false;
                    }
                }
            }

            if (_patterns.Length > 0 && !AcceptsByPattern(name, property.Value, ref covered, ref walk))
            {
                return false;
            }

            if (!covered && _additional is not null && !_additional.Accepts(property.Value, ref walk))
            {
                return false;
            }
        }

        return ticked == _allTicks && (_required.Length <= MostTicked || Array.TrueForAll(Present(instance), static present => present));
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        var present = Present(instance);
        for (var i = 0; i < present.Length; i++)
        {
            if (!present[i])
            {
                var name = _required[i];
                findings.Add(trail, new SchemaError("", "required", "the property " + JsonNames.Quote(name), "an object without it") { Property = name });
            }
        }

        foreach (var property in instance.EnumerateObject())
        {
            ExplainProperty(property, trail, findings);
        }
    }

    public override void MarkProperties(JsonElement instance, Span<bool> seen, ref Walk walk)
    {
        if (_additional is not null)
        {
            seen.Fill(true);
            return;
        }

        var index = 0;
        foreach (var property in instance.EnumerateObject())
        {
            var name = Utf8Text.Of(property);
            var place = _names.Find(name);
            var isKnown = place >= 0 && _properties[place] is not null;
            for (var i = 0; i < _patterns.Length && !isKnown; i++)
            {
                isKnown = EcmaPattern.Matches(_patterns[i].Name, name, ref walk);
            }

            seen[index] |= isKnown;
            index++;
        }
    }

    private static string[] NamesOf(JsonProperty[] properties, string[] required)
    {
        var names = new List<string>(properties.Length + required.Length);
        foreach (var property in properties)
        {
            names.Add(property.Name);
        }

        names.AddRange(required);
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private static PatternProperty[] PatternsOf(JsonElement schema, SchemaCompiler compiler)
    {
        var patterns = new List<PatternProperty>();
        foreach (var member in Keywords.Members(schema, "patternProperties"))
        {
            if (PatternProperty.TryCreate(member, compiler) is { } pattern)
            {
                patterns.Add(pattern);
            }
        }

        return [.. patterns];
    }

    private bool AcceptsByPattern(ReadOnlySpan<byte> name, JsonElement value, ref bool covered, ref Walk walk)
    {
        foreach (var pattern in _patterns)
        {
            if (EcmaPattern.Matches(pattern.Name, name, ref walk))
            {
                covered = true;
                if (!pattern.Schema.Accepts(value, ref walk))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // One walk over the object, whatever the number of required names.
    private bool[] Present(JsonElement instance)
    {
        var present = new bool[_names.Names.Count];
        foreach (var property in instance.EnumerateObject())
        {
            if (_names.Find(Utf8Text.Of(property)) is >= 0 and var place)
            {
                present[place] = true;
            }
        }

        return Array.ConvertAll(_required, name => present[_names.Find(System.Text.Encoding.UTF8.GetBytes(name))]);
    }

    private void ExplainProperty(JsonProperty property, Trail trail, Findings findings)
    {
        var utf8 = Utf8Text.Of(property);
        var name = Utf8Text.Decode(utf8);
        var place = _names.Find(utf8);
        var covered = place >= 0 && _properties[place] is not null;
        if (covered)
        {
            _properties[place]!.Explain(property.Value, trail.At(name), findings);
        }

        foreach (var pattern in _patterns)
        {
            if (EcmaPattern.Matches(pattern.Name, utf8, ref findings.Walk))
            {
                covered = true;
                pattern.Schema.Explain(property.Value, trail.At(name), findings);
            }
        }

        if (covered || _additional is null)
        {
            return;
        }

        if (!_isClosed)
        {
            _additional.Explain(property.Value, trail.At(name), findings);
            return;
        }

        var known = findings.IsFull ? [] : _known ??= [.. _names.Names.Where((_, index) => _properties[index] is not null)];
        var expected = known.Length <= MostCompared && Nearest.To(name, known) is { } nearest ? $"only known properties (did you mean {JsonNames.Quote(nearest)}?)"
            : known.Length > 0 ? "as property " + Nearest.OneOf(known)
            : "no further properties";
        findings.Add(trail, new SchemaError("", "additionalProperties", expected, "the property " + JsonNames.Quote(name)) { Property = name });
    }

    /// <summary>A member of <c>patternProperties</c> whose pattern can be used.</summary>
    private sealed class PatternProperty(EcmaRegex name, SchemaNode schema)
    {
        public EcmaRegex Name { get; } = name;

        public SchemaNode Schema { get; } = schema;

        public static PatternProperty? TryCreate(JsonProperty member, SchemaCompiler compiler) =>
            compiler.Document.Pattern(member.Name) is { } name ? new PatternProperty(name, compiler.Node(member.Value)) : null;
    }
}

/// <summary>Names as JSON texts, for messages.</summary>
internal static class JsonNames
{
    public static string Quote(string name) => "\"" + JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
