using System.Globalization;
using ContractMocks.Compiler.Naming;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission.Types;

/// <summary>
/// Decides which C# type each schema is said in, and names and collects the types to declare: those of named schemas keep their names, those
/// written in place are named for where they stand. A parent comes before what is written inside it.
/// </summary>
internal sealed partial class TypePlanner
{
    /// <summary>The members that every emitted record has, or may have.</summary>
    public static readonly string[] RecordMembers =
        ["AdditionalProperties", RecordDeclaration.AdditionalName, "JsonIgnoreCondition", "ReadAdditional", "WriteAdditional"];

    private readonly SchemaSource _source;
    private readonly ShapeReader _shapes;
    private readonly NameScope _scope;
    private readonly string _literalPrefix;
    private readonly Dictionary<string, DeclaredType> _named = new(StringComparer.Ordinal);
    private readonly HashSet<string> _planning = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Hint, Schema Schema), DeclaredType> _inline = [];
    private readonly List<Declaration?> _declarations = [];
    private readonly List<NameClash> _clashes = [];

    /// <param name="source">What references point to.</param>
    /// <param name="scope">The names taken where the types will stand.</param>
    /// <param name="literalPrefix">What goes before an emitted type in an expression, where a property of that name could hide it.</param>
    public TypePlanner(SchemaSource source, NameScope scope, string literalPrefix)
    {
        _source = source;
        _scope = scope;
        _literalPrefix = literalPrefix;
        _shapes = new ShapeReader(source);
    }

    public IEnumerable<Declaration> Declarations => _declarations.Select(static declaration => declaration!);

    public IReadOnlyList<NameClash> Clashes => _clashes;

    /// <summary>Names the types of all named schemas first, so that none written in place takes such a name, then plans them.</summary>
    public void PlanNamed(Func<NamedTarget, string[]> candidates)
    {
        var declared = new List<Shape>();
        foreach (var target in _source.Targets)
        {
            var shape = _shapes.Read(target);
            if (IsDeclared(shape) && shape.Name == target.Reference)
            {
                _named[target.Reference] = Declared(shape, Claim(target.Name, candidates(target)));
                declared.Add(shape);
            }
        }

        foreach (var shape in declared)
        {
            Declare(shape, _named[shape.Name!], _source.Find(shape.Name!)?.Name);
        }
    }

    /// <summary>Makes a reference mean a type that is declared elsewhere.</summary>
    public void Bind(string reference, DeclaredType type) => _named[reference] = type;

    /// <summary>The type of a schema; <paramref name="hint"/> names it when it is written in place.</summary>
    public TypeUse Plan(Schema schema, string hint) => Plan(_shapes.Read(schema), hint);

    public TypeUse Plan(Shape shape, string hint)
    {
        if (shape.Name is { } name)
        {
            return PlanName(shape, name);
        }

        return new TypeUse(IsDeclared(shape) && !IsSingleText(shape) ? DeclareInline(shape, hint) : Undeclared(shape, hint), IsNullable(shape));
    }

    private static bool IsNullable(Shape shape) => shape.Nullable && shape.Kind != ShapeKind.Any && shape.Kind != ShapeKind.Never;

    private TypeUse PlanName(Shape shape, string name)
    {
        if (_named.TryGetValue(name, out var declared))
        {
            return new TypeUse(declared, shape.Nullable);
        }

        // A list of itself has no type in C#.
        if (!_planning.Add(name))
        {
            return new TypeUse(PlainType.Json, false);
        }

        var hint = CSharpNames.Pascal(_source.Find(name)?.Name ?? name);
        var type = Undeclared(shape, hint);
        _planning.Remove(name);
        return new TypeUse(type, IsNullable(shape));
    }

    private static PlainType OfInteger(Schema schema)
    {
        if (schema.Format == "int32")
        {
            return PlainType.Int;
        }

        // Documents made with JavaScript round the largest numbers up: 9223372036854776000.
        return schema.Examples.Any(IsLarge) || (schema.Default is { } value && IsLarge(value)) || schema.Enum?.Any(IsLarge) == true
            ? PlainType.Large
            : PlainType.Long;
    }

    private static bool IsLarge(string json) =>
        !long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        && decimal.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private TypeRef Undeclared(Shape shape, string hint)
    {
        switch (shape.Kind)
        {
            case ShapeKind.String:
                return PlainType.OfText(shape.Schema.Format);
            case ShapeKind.StringEnum:
                return PlainType.String;
            case ShapeKind.Integer:
                return OfInteger(shape.Schema);
            case ShapeKind.Number:
                return PlainType.Double;
            case ShapeKind.Boolean:
                return PlainType.Bool;
            case ShapeKind.FreeObject:
                return PlainType.JsonObject;
            case ShapeKind.Array when ItemOf(shape.Schema) is { } items:
                return new ListType(Plan(items, ItemHint(hint)));
            case ShapeKind.Array:
                return new ListType(new TypeUse(PlainType.Json, false));
            case ShapeKind.Map:
                return new MapType(Plan(ShapeReader.MapValue(shape.Schema)!, hint + "Value"));
            default:
                return PlainType.Json;
        }
    }

    /// <summary>The schema of every item: that of the items, or of a tuple's places where they are all of one type; null where items differ.</summary>
    private Schema? ItemOf(Schema schema)
    {
        if (schema.PrefixItems.Count == 0)
        {
            return schema.Items;
        }

        var places = schema.PrefixItems.Concat(schema.Items is { IsNever: false } items ? [items] : []).Select(place => _shapes.Read(place)).ToList();
        var first = places[0];
        var isPlain = first.Name is not null || first.Kind is ShapeKind.String or ShapeKind.Integer or ShapeKind.Number or ShapeKind.Boolean;
        var isOne = isPlain && places.All(place => place.Kind == first.Kind && place.Name == first.Name && place.Nullable == first.Nullable && place.Schema.Format == first.Schema.Format);
        return isOne ? schema.PrefixItems[0] : null;
    }

    private string ItemHint(string hint)
    {
        var singular = CSharpNames.Singular(hint);
        return singular == hint || _scope.IsTaken(singular) ? hint + "Item" : singular;
    }

    private static bool IsDeclared(Shape shape) => shape.Kind is ShapeKind.Object or ShapeKind.Union or ShapeKind.StringEnum;

    /// <summary>A text of one value is not worth a type unless the document names it.</summary>
    private static bool IsSingleText(Shape shape) => shape is { Kind: ShapeKind.StringEnum, Values.Count: <= 1, Name: null };

    private static DeclaredType Declared(Shape shape, string name) => new(name, shape.Kinds) { IsUnion = shape.Kind == ShapeKind.Union };

    private DeclaredType DeclareInline(Shape shape, string hint)
    {
        if (_inline.TryGetValue((hint, shape.Schema), out var known))
        {
            return known;
        }

        var type = Declared(shape, Claim(hint, hint, hint + Suffix(shape)));
        _inline[(hint, shape.Schema)] = type;
        Declare(shape, type);
        return type;
    }

    private static string Suffix(Shape shape) => shape.Kind switch
    {
        ShapeKind.Object => "Object",
        ShapeKind.Union => "Choice",
        _ => "Value",
    };

    private string Claim(string owner, params string[] candidates)
    {
        var name = _scope.Take(owner, candidates);
        if (!candidates.Contains(name))
        {
            _clashes.Add(new NameClash(_scope.Owner(candidates[0]), owner, candidates[0], name));
        }

        return name;
    }

    private void Declare(Shape shape, DeclaredType type, string? schemaName = null)
    {
        var place = _declarations.Count;
        _declarations.Add(null);
        Declaration declaration = shape.Kind switch
        {
            ShapeKind.Object => Record(shape, type.Name, new MemberNames(type.Name, RecordMembers), null, type.Name),
            ShapeKind.StringEnum => StringEnum(shape, type.Name),
            _ => Union(shape, type.Name),
        };
        _declarations[place] = declaration with { SchemaName = schemaName };
    }

    private static StringEnumDeclaration StringEnum(Shape shape, string typeName)
    {
        var names = new MemberNames(typeName, "Value", "Create");
        var members = shape.Values.Select(value => new EnumMember(names.Take(value), value)).ToEquatableArray();
        return new StringEnumDeclaration(typeName, Summary(shape.Schema, "One of the strings below, or another that the provider adds."), shape.Schema.Deprecated, members);
    }

    private static string Summary(Schema schema, string otherwise) => Documentation.Summary(schema.Description ?? schema.Title, otherwise);
}
