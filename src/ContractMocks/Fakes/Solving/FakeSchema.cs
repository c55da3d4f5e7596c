using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>
/// A schema as fakes see it: its keywords read by the rules of its dialect, each in one form whatever the draft calls it, its parts as schemas of
/// their own, and the node that judges.
/// </summary>
internal sealed class FakeSchema
{
    private static readonly FakeSchema[] s_none = [];

    private readonly FakeSchemas _all;
    private SchemaNode? _node;
    private FakeKeywords? _keywords;
    private Goal? _goal;
    private SchemaTypes? _types;
    private IReadOnlyList<Move>? _moves;
    private JsonElement[]? _listed;
    private volatile bool _isListedKnown;
    private readonly int?[] _heights = new int?[Height.Levels + 1];

    public FakeSchema(SchemaPlace place, FakeSchemas all)
    {
        Place = place;
        _all = all;
    }

    public SchemaPlace Place { get; }

    public FakeSchemas All => _all;

    public bool IsNever => Place.Json.ValueKind == JsonValueKind.False;

    /// <summary>Whether it is no object and so says nothing.</summary>
    public bool IsAnything => Place.Json.ValueKind != JsonValueKind.Object && !IsNever;

    public SchemaNode Node => _node ??= Place.Compiler.Node(Place.Json);

    /// <summary>What it says; read when first asked for.</summary>
    public FakeKeywords Keywords => _keywords ??= FakeKeywords.Read(this);

    /// <summary>The goal of a value that only has to fit this schema.</summary>
    public Goal Goal => _goal ??= new Goal([new Literal(this, true)]);

    public int?[] Heights => _heights;

    /// <summary>Whether it has a value that ends; null until <see cref="Endings"/> was asked.</summary>
    public bool? Ends { get; set; }

    /// <summary>The types that it may accept, as <see cref="Shape"/> counts them; never too narrow.</summary>
    public SchemaTypes QuickTypes => _types ??= Quick.Types(this);

    /// <summary>All values that it accepts, where it or what it refers to lists them; null where nothing is listed.</summary>
    public JsonElement[]? Listed
    {
        get
        {
            if (!_isListedKnown)
            {
                const int Depth = 8;
                _listed = Values(this, Depth) is { } values ? Array.FindAll(values, Accepts) : null;
                _isListedKnown = true;
            }

            return _listed;
        }
    }

    /// <summary>The ways of not fitting it.</summary>
    public IReadOnlyList<Move> Moves => _moves ??= Negation.Of(this);

    public bool Accepts(JsonElement instance)
    {
        var walk = default(Walk);
        return Node.Accepts(instance, ref walk) && walk.Exceeded == Bound.None;
    }

    private static JsonElement[]? Values(FakeSchema schema, int depth)
    {
        if (depth == 0 || schema.IsNever || schema.IsAnything || schema.Keywords.IsNullable)
        {
            return null;
        }

        var words = schema.Keywords;
        var values = words.Const is { } constant ? [constant] : words.Enum;
        values ??= words.Reference is { } target ? Values(target, depth - 1) : null;
        for (var i = 0; values is null && i < words.AllOf.Length; i++)
        {
            values = Values(words.AllOf[i], depth - 1);
        }

        return values;
    }

    public FakeSchema Child(JsonElement schema) => new(Place.Child(schema), _all);

    public FakeSchema[] Children(JsonElement[] schemas) => schemas.Length == 0 ? s_none : Array.ConvertAll(schemas, Child);
}

/// <summary>A schema that a value must fit, or must not.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Holds">Whether it must fit.</param>
internal readonly record struct Literal(FakeSchema Schema, bool Holds)
{
    public Literal Negated => new(Schema, !Holds);

    public bool Accepts(JsonElement instance)
    {
        var walk = default(Walk);
        return Schema.Node.Accepts(instance, ref walk) == Holds && walk.Exceeded == Bound.None;
    }
}

/// <summary>A member of <c>patternProperties</c> whose pattern can be used.</summary>
internal sealed record FakePattern(string Text, EcmaRegex Regex, FakeSchema Schema)
{
    public bool Matches(string name) => IsMatch(Regex, name);

    public static bool IsMatch(EcmaRegex regex, string text)
    {
        var walk = default(Walk);
        return EcmaPattern.Matches(regex, System.Text.Encoding.UTF8.GetBytes(text), ref walk);
    }
}
