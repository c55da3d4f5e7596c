using System.Collections.Concurrent;
using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>
/// What all literals of a goal ask together, after one branch of each union was taken: the tightest bounds of each type, and the rules for
/// properties and items. A contradiction takes away the types it concerns; when none is left, there is no value in this branch.
/// </summary>
/// <remarks>
/// <see cref="SchemaTypes.Integer"/> stands for whole numbers and <see cref="SchemaTypes.Number"/> for those with a fraction, so that both can be
/// there, or either.
/// </remarks>
internal sealed partial class Shape
{
    public const SchemaTypes Numbers = SchemaTypes.Integer | SchemaTypes.Number;

    private readonly ConcurrentDictionary<string, Goal> _propertyGoals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, Goal> _itemGoals = new();
    private readonly List<string> _propertyNames = [];
    private readonly Dictionary<string, KnownProperty> _known = new(StringComparer.Ordinal);
    private JsonElement[]? _values;
    private JsonElement[]? _examples;
    private TextPlan? _texts;
    private ObjectPlan? _plan;
    private bool _isPlanned;

    public SchemaTypes Types { get; private set; } = Check.AnyType;

    /// <summary>Why there is no value; null while there may be one.</summary>
    public Contradiction? Conflict { get; private set; }

    /// <summary>Whether a value that keeps to the shape may still not fit: then the validator is asked.</summary>
    public bool NeedsCheck { get; set; }

    /// <summary>Whether alternatives of a <c>oneOf</c> were left unlooked at, hoping that they do not fit as well.</summary>
    public bool IsHopeful { get; set; }

    /// <summary>The first union that was met on the way, and how many alternatives it has; null without one.</summary>
    public (string Keyword, int Count)? Union { get; set; }

    /// <summary>The values of the first <c>enum</c> or <c>const</c>; null without one.</summary>
    public JsonElement[]? Listed { get; private set; }

    /// <summary>The values that negated enums and constants forbid.</summary>
    public List<JsonElement> Forbidden { get; } = [];

    public FakeKeywords.Limit? Least { get; private set; }

    public FakeKeywords.Limit? Most { get; private set; }

    public bool IsLeastOut { get; private set; }

    public bool IsMostOut { get; private set; }

    public Exact? Step { get; private set; }

    public List<Exact> ForbiddenSteps { get; } = [];

    public int MinLength { get; private set; }

    public int MaxLength { get; private set; } = int.MaxValue;

    public List<string> Patterns { get; } = [];

    public List<string> ForbiddenPatterns { get; } = [];

    public List<string> Formats { get; } = [];

    public int MinItems { get; private set; }

    public int MaxItems { get; private set; } = int.MaxValue;

    public bool IsUnique { get; set; }

    public bool NeedsRepeat { get; set; }

    public List<ItemRule> ItemRules { get; } = [];

    public List<ItemDemand> ItemDemands { get; } = [];

    public List<ContainsRule> Contains { get; } = [];

    public List<UnevaluatedRule> UnevaluatedItems { get; } = [];

    public int MinProperties { get; private set; }

    public int MaxProperties { get; private set; } = int.MaxValue;

    public List<string> Required { get; } = [];

    public HashSet<string> Absent { get; } = new(StringComparer.Ordinal);

    public List<PropertyRule> PropertyRules { get; } = [];

    public List<PropertyDemand> PropertyDemands { get; } = [];

    public List<NameDemand> NameDemands { get; } = [];

    public List<Literal> Names { get; } = [];

    public List<UnevaluatedRule> UnevaluatedProperties { get; } = [];

    public List<Dependent> Dependents { get; } = [];

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>The first <c>format</c> met, whether it judges or not.</summary>
    public string? FormatHint { get; set; }

    public List<JsonElement> Examples { get; } = [];

    /// <summary>Names of declared properties, in schema order.</summary>
    public IReadOnlyList<string> PropertyNames => _propertyNames;

    /// <summary>How long the longest prefix is.</summary>
    public int PrefixLength { get; private set; }

    public bool IsWhole => (Types & SchemaTypes.Number) == 0;

    /// <summary>Says that there is no value at all.</summary>
    public void Fail(string keyword, string reason)
    {
        Conflict ??= new Contradiction(keyword, reason);
        Types = SchemaTypes.None;
    }

    /// <summary>Leaves only the given types.</summary>
    public void Restrict(SchemaTypes types, string keyword, string reason)
    {
        var left = Types & types;
        if (left == SchemaTypes.None && Types != SchemaTypes.None)
        {
            Conflict ??= new Contradiction(keyword, reason);
        }

        Types = left;
    }

    public void AddTypes(SchemaTypes declared)
    {
        var types = (declared & SchemaTypes.Number) != 0 ? declared | SchemaTypes.Integer : declared;
        Restrict(types, "type", $"{Words.Types(declared)} is asked for where only {Said(Types)} can be");
    }

    public void AddListed(JsonElement[] values, string keyword)
    {
        var both = Listed is null ? values : Array.FindAll(Listed, value => Array.Exists(values, other => JsonEquality.AreEqual(value, other)));
        if (both.Length == 0)
        {
            Fail(keyword, Listed is null ? $"{keyword} lists no value" : $"two lists of values have none in common ({Sample(Listed)} and {Sample(values)})");
        }

        Listed = both;
    }

    public void AddLeast(FakeKeywords.Limit limit, bool isOut)
    {
        if (Least is null || limit.Value > Least.Value || (limit.Value == Least.Value && isOut))
        {
            (Least, IsLeastOut) = (limit, isOut);
            CheckRange(limit.Keyword);
        }
    }

    public void AddMost(FakeKeywords.Limit limit, bool isOut)
    {
        if (Most is null || limit.Value < Most.Value || (limit.Value == Most.Value && isOut))
        {
            (Most, IsMostOut) = (limit, isOut);
            CheckRange(limit.Keyword);
        }
    }

    public void AddStep(Exact step) => Step = Step is { } known ? Exact.CommonMultiple(known, step) : step;

    public void AddLengths(int least, int? most)
    {
        MinLength = Math.Max(MinLength, least);
        MaxLength = Math.Min(MaxLength, most ?? int.MaxValue);
        if (MinLength > MaxLength)
        {
            Restrict(~SchemaTypes.String, "minLength", $"minLength {MinLength} is more than maxLength {MaxLength}");
        }
    }

    public void AddItemCounts(int least, int? most)
    {
        MinItems = Math.Max(MinItems, least);
        MaxItems = Math.Min(MaxItems, most ?? int.MaxValue);
        if (MinItems > MaxItems)
        {
            Restrict(~SchemaTypes.Array, "minItems", $"at least {MinItems} items are asked for, and at most {MaxItems}");
        }
    }

    public void AddPropertyCounts(int least, int? most)
    {
        MinProperties = Math.Max(MinProperties, least);
        MaxProperties = Math.Min(MaxProperties, most ?? int.MaxValue);
        if (MinProperties > MaxProperties)
        {
            Restrict(~SchemaTypes.Object, "minProperties", $"at least {MinProperties} properties are asked for, and at most {MaxProperties}");
        }
    }

    public void AddItemRule(ItemRule rule)
    {
        ItemRules.Add(rule);
        PrefixLength = Math.Max(PrefixLength, rule.Prefix.Length);
    }

    public void AddPropertyRule(PropertyRule rule)
    {
        PropertyRules.Add(rule);
        foreach (var property in rule.Words.Properties)
        {
            if (!_known.TryGetValue(property.Key, out var known))
            {
                _known.Add(property.Key, known = new KnownProperty(property.Value));
            }
            else
            {
                Narrow(property.Key, new Literal(property.Value, true));
            }

            if (!known.IsDeclared)
            {
                known.IsDeclared = true;
                _propertyNames.Add(property.Key);
            }
        }
    }

    /// <summary>Adds what one property must be besides.</summary>
    public void AddPropertyDemand(PropertyDemand demand)
    {
        PropertyDemands.Add(demand);
        Narrow(demand.Name, demand.Value);
    }

    /// <summary>Whether a property that is there can have a value that fits a schema, or that does not. Says no only when it is sure.</summary>
    public bool MayBe(string name, Literal literal) =>
        !_known.TryGetValue(name, out var known) || known.Values is not { } values || Array.Exists(values, literal.Accepts);

    public void Require(string name)
    {
        if (!Required.Contains(name))
        {
            Required.Add(name);
            CheckAbsence(name);
            if (_known.TryGetValue(name, out var known))
            {
                CheckListed(name, known);
            }
        }
    }

    public void Forbid(string name)
    {
        if (Absent.Add(name))
        {
            CheckAbsence(name);
        }
    }

    /// <summary>What the value of a property must fit.</summary>
    public Goal PropertyGoal(string name) => _propertyGoals.GetOrAdd(name, static (key, shape) => shape.MakePropertyGoal(key), this);

    /// <summary>What an item must fit; those after the longest prefix are all alike.</summary>
    public Goal ItemGoal(int index)
    {
        var last = PrefixLength;
        foreach (var demand in ItemDemands)
        {
            last = Math.Max(last, demand.Index + 1);
        }

        return _itemGoals.GetOrAdd(Math.Min(index, last), static (key, shape) => shape.MakeItemGoal(key), this);
    }

    /// <summary>Of the listed values, those that fit the goal.</summary>
    public JsonElement[] Values(Goal goal) => _values ??= Array.FindAll(Listed!, goal.Accepts);

    /// <summary>Of the examples and defaults, those that fit the goal and say something.</summary>
    public JsonElement[] FittingExamples(Goal goal) =>
        _examples ??= [.. Examples.Where(static value => value.ValueKind != JsonValueKind.Null).Where(goal.Accepts).Distinct(JsonEquality.Comparer)];

    /// <summary>How objects of this shape are written where their properties do not depend on each other; else null.</summary>
    public ObjectPlan? Plan
    {
        get
        {
            if (!_isPlanned)
            {
                _plan = ObjectPlan.TryCreate(this, IsMap);
                _isPlanned = true;
            }

            return _plan;
        }
    }

    /// <summary>Whether the object has no properties of its own but takes any of a kind.</summary>
    public bool IsMap =>
        _propertyNames.Count == 0 && PropertyRules.Exists(static rule => rule.Words.Patterns.Length > 0 || rule.Words.Additional is { Place.Json.ValueKind: JsonValueKind.Object });

    /// <summary>How texts of this shape are made.</summary>
    public TextPlan Texts => _texts ??= new TextPlan(this);

    /// <summary>The properties that must stand beside others, and those beside them; adds them.</summary>
    public void AddDependents(HashSet<string> names)
    {
        for (var before = -1; Dependents.Count > 0 && before != names.Count;)
        {
            before = names.Count;
            foreach (var dependent in Dependents)
            {
                if (names.Contains(dependent.Trigger))
                {
                    names.UnionWith(dependent.Names);
                }
            }
        }
    }

    /// <summary>Whether <c>false</c> stands for a property of that name.</summary>
    public bool IsRefused(string name) => !Absent.Contains(name) && PropertyGoal(name).IsNever;

    /// <summary>The keyword that refuses a property.</summary>
    public string Refusal(string name) =>
        PropertyRules.Exists(rule => rule.Words.PropertyTable.TryGetValue(name, out var schema) && schema.IsNever) ? "properties"
        : PropertyRules.Exists(rule => Array.Exists(rule.Words.Patterns, pattern => pattern.Schema.IsNever && pattern.Matches(name))) ? "patternProperties"
        : PropertyRules.Exists(rule => rule.Words.Additional is { IsNever: true } && rule.AddTo([], name)) ? "additionalProperties"
        : "unevaluatedProperties";

    // Where the values of a property are listed, what else is asked of it leaves some of them, and where it leaves none, no branch after this one helps.
    private void Narrow(string name, Literal literal)
    {
        if (!_known.TryGetValue(name, out var known))
        {
            _known.Add(name, known = new KnownProperty(null));
        }

        known.Add(literal);
        CheckListed(name, known);
    }

    private void CheckListed(string name, KnownProperty known)
    {
        if (known.IsEmpty && Required.Contains(name))
        {
            Restrict(~SchemaTypes.Object, "required", $"the property {JsonNames.Quote(name)} is required, and its schemas have no value in common: {known.Why}");
        }
    }

    private static string Said(SchemaTypes types) =>
        types == SchemaTypes.None ? "nothing" : Words.Types((types & Numbers) == Numbers ? types & ~SchemaTypes.Integer : types);

    private static string Sample(JsonElement[] values) => string.Join(", ", values.Take(3).Select(Words.Value)) + (values.Length > 3 ? ", …" : "");

    private void CheckRange(string keyword)
    {
        if (Least is { } least && Most is { } most && (least.Value > most.Value || (least.Value == most.Value && (IsLeastOut || IsMostOut))))
        {
            Restrict(~Numbers, keyword, $"{least.Keyword} {least.Value} and {most.Keyword} {most.Value} leave no number");
        }
    }

    private void CheckAbsence(string name)
    {
        if (Absent.Contains(name) && Required.Contains(name))
        {
            Restrict(~SchemaTypes.Object, "required", $"the property {JsonNames.Quote(name)} is required and must not be there");
        }
    }
}
