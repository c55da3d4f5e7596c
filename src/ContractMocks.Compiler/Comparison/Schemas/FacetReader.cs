using System.Globalization;
using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>Joins the keywords of a view's parts: of lower bounds the highest counts, of types those that all allow, and so on.</summary>
internal sealed class FacetReader
{
    /// <summary>Types as programming languages call them.</summary>
    private static readonly Dictionary<string, TypeSet> s_otherNames = new(StringComparer.Ordinal)
    {
        ["int"] = TypeSet.Integer, ["long"] = TypeSet.Integer, ["float"] = TypeSet.Number, ["double"] = TypeSet.Number, ["bool"] = TypeSet.Boolean,
        ["str"] = TypeSet.String, ["date"] = TypeSet.String, ["list"] = TypeSet.Array, ["tuple"] = TypeSet.Array, ["dict"] = TypeSet.Object, ["map"] = TypeSet.Object,
    };

    private readonly SchemaViews _views;
    private readonly Facets _facets = new();

    private FacetReader(SchemaViews views) => _views = views;

    public static Facets Read(SchemaView view, SchemaViews views)
    {
        var reader = new FacetReader(views);
        var allowsNull = true;
        foreach (var part in view.Parts)
        {
            allowsNull &= reader.Add(part);
        }

        reader._facets.AllowsNull = !view.IsNever && (view.IsNullable || allowsNull);
        return reader._facets;
    }

    /// <summary>Adds a part's keywords and tells whether it allows null.</summary>
    private bool Add(MappingNode part)
    {
        var shape = new SchemaShape(part);
        // A union that is nullable beside its branches, or that has null among them.
        var isNullable = shape.Null is NullForm.InType or NullForm.InAnyOf or NullForm.Wrapped;
        var allowsNull = true;
        foreach (var entry in part.Entries)
        {
            if (part.IsFirst(entry) && SchemaKeywords.TryGet(entry.Key.Value, out var form))
            {
                allowsNull &= AddKeyword(part, entry, form, shape);
            }
        }

        return allowsNull || isNullable;
    }

    private bool AddKeyword(MappingNode part, MappingEntry entry, KeywordForm form, SchemaShape shape)
    {
        var keyword = entry.Key.Value;
        switch (keyword)
        {
            // Beside a form that may be null, the type of null only repeats that.
            case "type" when shape.SaysOnlyNull:
                return true;
            case "type":
                return AddTypes(entry);
            case "enum" when entry.Value is SequenceNode { Items.Count: > 0 } list:
                return AddValues(entry, list.Items, isConst: false) || shape.AddsNullToEnum;
            case "const":
                return AddValues(entry, [entry.Value], isConst: true);
            case "anyOf" or "oneOf":
                return AddUnion(entry);
            case "pattern" when entry.Value is ScalarNode text:
                _facets.Patterns[text.Value] = entry;
                break;
            case "uniqueItems" when entry.Value.Flag == true:
                _facets.UniqueItems ??= entry;
                break;
            case "properties":
                AddProperties(entry, _facets.Properties);
                break;
            case "patternProperties":
                AddProperties(entry, _facets.PatternProperties);
                break;
            case "dependentSchemas":
                AddProperties(entry, _facets.DependentSchemas);
                break;
            case "dependencies" or "dependentRequired":
                AddDependencies(entry);
                break;
            case "required" when entry.Value is SequenceNode list:
                AddRequired(list);
                break;
            case "prefixItems" when entry.Value is SequenceNode:
                _facets.PrefixItems ??= entry;
                break;
            case "items" when entry.Value is SequenceNode:
                _facets.PrefixItems ??= entry;
                AddSchema("items", part.Find("additionalItems"));
                break;
            case "discriminator":
                _facets.Discriminator ??= entry;
                break;
            default:
                AddOther(part, entry, form);
                break;
        }

        return true;
    }

    private void AddOther(MappingNode part, MappingEntry entry, KeywordForm form)
    {
        var keyword = entry.Key.Value;
        switch (form)
        {
            case KeywordForm.Number or KeywordForm.Count when Number(entry.Value) is { } number:
                AddBound(keyword, new Bound(number, part[keyword == "minimum" ? "exclusiveMinimum" : keyword == "maximum" ? "exclusiveMaximum" : ""]?.Flag == true, entry));
                break;
            case KeywordForm.ExclusiveBound when Number(entry.Value) is { } number:
                AddBound(keyword == "exclusiveMinimum" ? "minimum" : "maximum", new Bound(number, true, entry));
                break;
            case KeywordForm.Text when keyword is "format" or "contentEncoding" or "contentMediaType" && entry.Value is ScalarNode:
                if (!_facets.Texts.ContainsKey(keyword))
                {
                    _facets.Texts.Add(keyword, entry);
                }

                break;
            case KeywordForm.Schema or KeywordForm.Items:
                AddSchema(keyword, entry);
                break;
        }
    }

    private void AddSchema(string keyword, MappingEntry? entry)
    {
        if (entry is null || SaysNothing(entry.Value))
        {
            return;
        }

        if (!_facets.Schemas.TryGetValue(keyword, out var entries))
        {
            _facets.Schemas.Add(keyword, entries = []);
        }

        entries.Add(entry);
    }

    private static bool SaysNothing(Node schema) => schema is MappingNode { Entries.Count: 0 } || schema.Flag == true;

    /// <summary>Lower bounds: the higher one counts. Upper bounds: the lower one. A count from 0 up is none.</summary>
    private void AddBound(string keyword, Bound bound)
    {
        if (keyword is "minimum" or "maximum")
        {
            _facets.Written[bound.IsExclusive ? "exclusive-" + keyword : keyword] = bound;
        }

        var isLower = keyword.StartsWith("min", StringComparison.Ordinal);
        if (isLower && keyword != "minimum" && keyword != "minContains" && bound.Value <= 0)
        {
            return;
        }

        if (!_facets.Bounds.TryGetValue(keyword, out var known)
            || (isLower ? bound.Value > known.Value : bound.Value < known.Value)
            || (bound.Value.Equals(known.Value) && bound.IsExclusive))
        {
            _facets.Bounds[keyword] = bound;
        }
    }

    private bool AddTypes(MappingEntry entry)
    {
        if (SchemaShape.TypesOf(entry.Value) is not { } names)
        {
            // A name that is no type of JSON: what people mean by it is not null, and what it was is compared by the word.
            if (entry.Value is ScalarNode { Type: ScalarType.String } other && s_otherNames.TryGetValue(other.Value, out var meant))
            {
                _facets.Types &= meant;
                _facets.TypeEntry ??= entry;
                return false;
            }

            return true;
        }

        var types = TypeSet.None;
        foreach (var name in names)
        {
            types |= TypeOf(name);
        }

        _facets.Types &= types;
        _facets.TypeEntry ??= entry;
        return names.Contains("null");
    }

    private static TypeSet TypeOf(string name) => name switch
    {
        "boolean" => TypeSet.Boolean,
        "integer" => TypeSet.Integer,
        "number" => TypeSet.Number,
        "string" => TypeSet.String,
        "array" => TypeSet.Array,
        "object" => TypeSet.Object,
        _ => TypeSet.None,
    };

    private bool AddValues(MappingEntry entry, IReadOnlyList<Node> items, bool isConst)
    {
        var values = items.Where(static item => item is not ScalarNode { Type: ScalarType.Null })
            .Select(static item => new EnumValue(NodeJson.ToJson(item), item)).ToList();
        Narrow(entry, values, isConst);
        return values.Count < items.Count;
    }

    private void Narrow(MappingEntry entry, List<EnumValue> values, bool isConst)
    {
        if (_facets.Values is { } known)
        {
            values = [.. known.Where(value => values.Exists(other => other.Json == value.Json))];
        }
        else
        {
            _facets.ValuesEntry = entry;
            _facets.IsConst = isConst;
        }

        _facets.Values = values;
    }

    /// <summary>A union of bare types is a list of types, and one of bare values an enum; any other stays a union.</summary>
    private bool AddUnion(MappingEntry entry)
    {
        if (entry.Value is not SequenceNode { Items.Count: > 0 } list)
        {
            return true;
        }

        var (branches, hasNull) = Branches(list, 0);
        // A union with one form beside null was opened: that form is among the parts.
        if (branches.Count < 2 || list.Items.Count(static item => !SchemaViews.IsNull(item)) < 2)
        {
            return hasNull || branches.TrueForAll(branch => branch.FacetsBy(_views).AllowsNull);
        }

        var facets = branches.ConvertAll(branch => branch.FacetsBy(_views));
        var allowsNull = hasNull || facets.Exists(static one => one.AllowsNull);
        if (facets.TrueForAll(IsBareType))
        {
            _facets.Types &= facets.Aggregate(TypeSet.None, static (all, one) => all | one.Types);
            _facets.TypeEntry ??= entry;
            _facets.TypeUnion ??= new Union(entry.Key.Value == "oneOf", entry, branches);
        }
        else if (facets.TrueForAll(IsBareValues))
        {
            Narrow(entry, [.. facets.SelectMany(static one => one.Values!).GroupBy(static value => value.Json, StringComparer.Ordinal).Select(static group => group.First())], isConst: false);
        }
        else
        {
            _facets.Unions.Add(new Union(entry.Key.Value == "oneOf", entry, branches));
        }

        return allowsNull;
    }

    /// <summary>The branches without null; a branch that is only a union itself gives its branches.</summary>
    private (List<SchemaView> Branches, bool HasNull) Branches(SequenceNode list, int depth)
    {
        var result = new List<SchemaView>();
        var hasNull = false;
        foreach (var item in list.Items)
        {
            if (SchemaViews.IsNull(item))
            {
                hasNull = true;
                continue;
            }

            var view = _views.Of(item);
            hasNull |= view.IsNullable;
            if (depth < 8 && view.Parts.Count == 1 && InnerUnion(view.Parts[0]) is { } inner)
            {
                var (more, innerNull) = Branches(inner, depth + 1);
                hasNull |= innerNull;
                result.AddRange(more);
            }
            else
            {
                result.Add(view);
            }
        }

        return (result, hasNull);
    }

    /// <summary>The union that is all that a mapping says.</summary>
    private static SequenceNode? InnerUnion(MappingNode mapping)
    {
        SequenceNode? found = null;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Value is "anyOf" or "oneOf" && entry.Value is SequenceNode list && found is null)
            {
                found = list;
            }
            else if (SchemaKeywords.TryGet(entry.Key.Value, out _) && !SchemaKeywords.IsAnnotation(entry.Key.Value) && entry.Key.Value != "discriminator")
            {
                return null;
            }
        }

        return found;
    }

    private static bool HasMore(Facets facets) =>
        facets.Bounds.Count > 0 || facets.Texts.Count > 0 || facets.Patterns.Count > 0 || facets.UniqueItems is not null || facets.Properties.Count > 0
        || facets.Required.Count > 0 || facets.PatternProperties.Count > 0 || facets.DependentRequired.Count > 0 || facets.DependentSchemas.Count > 0
        || facets.Schemas.Count > 0 || facets.PrefixItems is not null || facets.Unions.Count > 0 || facets.Discriminator is not null;

    private static bool IsBareType(Facets facets) => facets.TypeEntry is not null && facets.Values is null && !HasMore(facets);

    private static bool IsBareValues(Facets facets) => facets.Values is not null && !HasMore(facets);

    private static void AddProperties(MappingEntry entry, Dictionary<string, Property> properties)
    {
        foreach (var item in (entry.Value as MappingNode)?.Entries ?? [])
        {
            var name = item.Key.Value;
            properties[name] = properties.TryGetValue(name, out var known)
                ? known.Nodes.Contains(item.Value) ? known : known with { Nodes = [.. known.Nodes, item.Value] }
                : new Property(name, item.Key, [item.Value]);
        }
    }

    private void AddDependencies(MappingEntry entry)
    {
        foreach (var item in (entry.Value as MappingNode)?.Entries ?? [])
        {
            if (item.Value is SequenceNode names)
            {
                if (!_facets.DependentRequired.TryGetValue(item.Key.Value, out var known))
                {
                    _facets.DependentRequired.Add(item.Key.Value, known = (item.Key, new HashSet<string>(StringComparer.Ordinal)));
                }

                known.Names.UnionWith(names.Items.OfType<ScalarNode>().Select(static name => name.Value));
            }
            else if (!_facets.DependentSchemas.ContainsKey(item.Key.Value))
            {
                _facets.DependentSchemas.Add(item.Key.Value, new Property(item.Key.Value, item.Key, [item.Value]));
            }
        }
    }

    private void AddRequired(SequenceNode list)
    {
        foreach (var name in list.Items.OfType<ScalarNode>())
        {
            if (!_facets.Required.ContainsKey(name.Value))
            {
                _facets.Required.Add(name.Value, name);
            }
        }
    }

    private static double? Number(Node node) =>
        node is ScalarNode { Type: ScalarType.Number } scalar && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
