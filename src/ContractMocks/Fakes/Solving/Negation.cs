using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>One way of not fitting a schema: breaking one of its keywords.</summary>
/// <param name="Keyword">The keyword that is broken.</param>
/// <param name="Types">The types of value that can break it, as <see cref="Shape"/> counts them.</param>
/// <param name="Apply">Adds to the shape what breaks it.</param>
/// <param name="State">How far a shape goes that way already; null where that cannot be told.</param>
internal sealed record Move(string Keyword, SchemaTypes Types, Action<Flattener> Apply, Func<Shape, MoveState>? State = null);

/// <summary>
/// What a value looks like that does not fit a schema. A schema holds when all its keywords hold, so it fails when one of them fails: each keyword is
/// a way, the ones that leave the value most like its neighbours first.
/// </summary>
internal static class Negation
{
    // What is said under a negation is no annotation, so nothing is evaluated by it.
    private static readonly Scope s_unseen = new(null);

    public static IReadOnlyList<Move> Of(FakeSchema schema)
    {
        var moves = new List<Move>();
        if (schema.IsNever || schema.IsAnything)
        {
            return moves;
        }

        var words = schema.Keywords;
        AddObjects(moves, words);
        AddValues(moves, words);
        AddNumbers(moves, words);
        AddTexts(moves, words);
        AddArrays(moves, words);
        AddParts(moves, words);
        if (words.Types != SchemaTypes.None)
        {
            var types = (words.Types & SchemaTypes.Number) != 0 ? words.Types | SchemaTypes.Integer : words.Types;
            moves.Add(Restricting("type", ~types & Check.AnyType, static _ => { }));
        }

        if (words.IsNullable)
        {
            // Null passes whatever else is said.
            return [.. moves.Where(static move => (move.Types & ~SchemaTypes.Null) != 0).Select(static move => move with
            {
                Types = move.Types & ~SchemaTypes.Null,
                Apply = flattener =>
                {
                    flattener.Shape.Restrict(~SchemaTypes.Null, "nullable", "null fits the schema that no value may fit");
                    move.Apply(flattener);
                },
            })];
        }

        return moves;
    }

    private static Move Restricting(string keyword, SchemaTypes types, Action<Flattener> apply) => new(keyword, types, flattener =>
    {
        flattener.Shape.Restrict(types, "not", $"no value is left that breaks the {keyword} of the schema that none may fit");
        apply(flattener);
    });

    private static Move Wanting(string keyword, SchemaTypes types, Literal literal) => new(keyword, types, flattener => flattener.Add(literal, s_unseen));

    private static void AddValues(List<Move> moves, FakeKeywords words)
    {
        if (words.Const is { } constant)
        {
            moves.Add(new Move("const", Check.AnyType, flattener => Forbid(flattener, [constant])));
        }

        if (words.Enum is { } list)
        {
            moves.Add(new Move("enum", Check.AnyType, flattener => Forbid(flattener, list)));
        }
    }

    private static void Forbid(Flattener flattener, JsonElement[] values)
    {
        flattener.Shape.Forbidden.AddRange(values);
        flattener.Shape.NeedsCheck = true;
    }

    private static void AddNumbers(List<Move> moves, FakeKeywords words)
    {
        void Bound(FakeKeywords.Limit? limit, Action<Shape, FakeKeywords.Limit> apply)
        {
            if (limit is not null)
            {
                moves.Add(Restricting(limit.Keyword, Shape.Numbers, flattener => apply(flattener.Shape, limit with { Keyword = "not " + limit.Keyword })));
            }
        }

        Bound(words.Least, static (shape, limit) => shape.AddMost(limit, isOut: true));
        Bound(words.Above, static (shape, limit) => shape.AddMost(limit, isOut: false));
        Bound(words.Most, static (shape, limit) => shape.AddLeast(limit, isOut: true));
        Bound(words.Below, static (shape, limit) => shape.AddLeast(limit, isOut: false));
        if (words.Step is { } step)
        {
            moves.Add(Restricting("multipleOf", Shape.Numbers, flattener => flattener.Shape.ForbiddenSteps.Add(step)));
        }

        if (words.Format is { } format && FormatRange.Of(format) is { } range)
        {
            moves.Add(Restricting("format", Shape.Numbers, flattener =>
            {
                flattener.Shape.AddLeast(new FakeKeywords.Limit("not format", range.Most), isOut: true);
                flattener.Shape.NeedsCheck = true;
            }));
        }
    }

    private static void AddTexts(List<Move> moves, FakeKeywords words)
    {
        if (words.MinLength > 0)
        {
            moves.Add(Restricting("minLength", SchemaTypes.String, flattener => flattener.Shape.AddLengths(0, words.MinLength - 1)));
        }

        if (words.MaxLength is { } most)
        {
            moves.Add(Restricting("maxLength", SchemaTypes.String, flattener => flattener.Shape.AddLengths(most + 1, null)));
        }

        if (words.Pattern is { } pattern)
        {
            moves.Add(Restricting("pattern", SchemaTypes.String, flattener =>
            {
                flattener.Shape.ForbiddenPatterns.Add(pattern);
                flattener.Shape.NeedsCheck = true;
            }));
        }

        if (words.Format is { } format && Formats.Text(format) is not null)
        {
            moves.Add(Restricting("format", SchemaTypes.String, flattener => flattener.Shape.NeedsCheck = true));
        }
    }

    private static void AddArrays(List<Move> moves, FakeKeywords words)
    {
        if (words.MinItems > 0)
        {
            moves.Add(Restricting("minItems", SchemaTypes.Array, flattener => flattener.Shape.AddItemCounts(0, words.MinItems - 1)));
        }

        if (words.MaxItems is { } most)
        {
            moves.Add(Restricting("maxItems", SchemaTypes.Array, flattener => flattener.Shape.AddItemCounts(most + 1, null)));
        }

        if (words.IsUnique)
        {
            moves.Add(Restricting("uniqueItems", SchemaTypes.Array, static flattener =>
            {
                flattener.Shape.NeedsRepeat = true;
                flattener.Shape.NeedsCheck = true;
                flattener.Shape.AddItemCounts(2, null);
            }));
        }

        for (var i = 0; i < words.Prefix.Length; i++)
        {
            AddItem(moves, "prefixItems", i, words.Prefix[i]);
        }

        if (words.Items is { } items)
        {
            AddItem(moves, "items", words.Prefix.Length, items);
        }

        if (words.Contains is { } contains)
        {
            AddContains(moves, words, contains);
        }

        if (words.UnevaluatedItems is { } unevaluated)
        {
            AddItem(moves, "unevaluatedItems", words.Prefix.Length, unevaluated);
        }
    }

    private static void AddItem(List<Move> moves, string keyword, int index, FakeSchema schema)
    {
        if (schema.IsAnything)
        {
            return;
        }

        moves.Add(Restricting(keyword, SchemaTypes.Array, flattener =>
        {
            flattener.Shape.AddItemCounts(index + 1, null);
            flattener.Shape.ItemDemands.Add(new ItemDemand(index, new Literal(schema, false)));
            flattener.Shape.NeedsCheck = true;
        }));
    }

    private static void AddContains(List<Move> moves, FakeKeywords words, FakeSchema contains)
    {
        if (words.MinContains > 0)
        {
            moves.Add(Restricting("contains", SchemaTypes.Array, flattener =>
            {
                if (words.MinContains == 1)
                {
                    flattener.Shape.AddItemRule(new ItemRule([], new Literal(contains, false), s_unseen));
                }
                else
                {
                    flattener.Shape.Contains.Add(new ContainsRule(new Literal(contains, true), 0, words.MinContains - 1, s_unseen));
                    flattener.Shape.NeedsCheck = true;
                }
            }));
        }

        if (words.MaxContains is { } most)
        {
            moves.Add(Restricting("maxContains", SchemaTypes.Array, flattener =>
            {
                flattener.Shape.Contains.Add(new ContainsRule(new Literal(contains, true), most + 1, null, s_unseen));
                flattener.Shape.NeedsCheck = true;
            }));
        }
    }

    private static void AddObjects(List<Move> moves, FakeKeywords words)
    {
        foreach (var name in words.Required)
        {
            moves.Add(Restricting("required", SchemaTypes.Object, flattener => flattener.Shape.Forbid(name)) with
            {
                State = shape => IsObject(shape) && shape.Absent.Contains(name) ? MoveState.Made
                    : shape.Required.Contains(name) ? MoveState.Impossible
                    : MoveState.Possible,
            });
        }

        foreach (var (name, schema) in words.Properties)
        {
            if (!schema.IsAnything)
            {
                moves.Add(Restricting("properties", SchemaTypes.Object, flattener =>
                {
                    flattener.Shape.Require(name);
                    flattener.Shape.AddPropertyDemand(new PropertyDemand(name, new Literal(schema, false)));
                }) with
                {
                    State = shape => shape.Absent.Contains(name) || !shape.MayBe(name, new Literal(schema, false)) ? MoveState.Impossible
                        : IsObject(shape) && shape.Required.Contains(name) && !shape.MayBe(name, new Literal(schema, true)) ? MoveState.Made
                        : MoveState.Possible,
                });
            }
        }

        foreach (var pattern in words.Patterns)
        {
            if (!pattern.Schema.IsAnything)
            {
                AddName(moves, "patternProperties", new NameDemand(pattern, null, null, new Literal(pattern.Schema, false)));
            }
        }

        if (words.Additional is { IsAnything: false } additional)
        {
            AddName(moves, "additionalProperties", new NameDemand(null, words, null, new Literal(additional, false)));
        }

        if (words.UnevaluatedProperties is { IsAnything: false } unevaluated)
        {
            AddName(moves, "unevaluatedProperties", new NameDemand(null, words, null, new Literal(unevaluated, false)));
        }

        if (words.Names is { IsAnything: false } names)
        {
            AddName(moves, "propertyNames", new NameDemand(null, null, new Literal(names, false), null));
        }

        if (words.MinProperties > 0)
        {
            moves.Add(Restricting("minProperties", SchemaTypes.Object, flattener => flattener.Shape.AddPropertyCounts(0, words.MinProperties - 1)));
        }

        if (words.MaxProperties is { } most)
        {
            moves.Add(Restricting("maxProperties", SchemaTypes.Object, flattener => flattener.Shape.AddPropertyCounts(most + 1, null)));
        }

        foreach (var (trigger, others) in words.DependentRequired)
        {
            foreach (var other in others)
            {
                moves.Add(Restricting("dependentRequired", SchemaTypes.Object, flattener =>
                {
                    flattener.Shape.Require(trigger);
                    flattener.Shape.Forbid(other);
                }));
            }
        }

        foreach (var (trigger, schema) in words.DependentSchemas)
        {
            if (!schema.IsAnything)
            {
                moves.Add(Restricting("dependentSchemas", SchemaTypes.Object, flattener =>
                {
                    flattener.Shape.Require(trigger);
                    flattener.Add(new Literal(schema, false), s_unseen);
                }));
            }
        }
    }

    private static bool IsObject(Shape shape) => (shape.Types & ~SchemaTypes.Object) == 0;

    private static void AddName(List<Move> moves, string keyword, NameDemand demand) => moves.Add(Restricting(keyword, SchemaTypes.Object, flattener =>
    {
        flattener.Shape.NameDemands.Add(demand);
        flattener.Shape.NeedsCheck = true;
    }));

    private static void AddParts(List<Move> moves, FakeKeywords words)
    {
        foreach (var part in (FakeSchema?[])[words.Reference, words.DynamicReference, .. words.AllOf])
        {
            if (part is { IsAnything: false })
            {
                moves.Add(Wanting("allOf", Check.AnyType, new Literal(part, false)));
            }
        }

        if (words.AnyOf.Length > 0 && !Array.Exists(words.AnyOf, static part => part.IsAnything))
        {
            moves.Add(new Move("anyOf", Check.AnyType, flattener => All(flattener, words.AnyOf)));
        }

        if (words.OneOf.Length > 0)
        {
            AddOneOf(moves, words.OneOf);
        }

        if (words.Not is { IsNever: false } not)
        {
            moves.Add(Wanting("not", Check.AnyType, new Literal(not, true)));
        }

        if (words.If is { } condition)
        {
            if (words.Then is { IsAnything: false } then)
            {
                moves.Add(new Move("then", Check.AnyType, flattener => Both(flattener, new Literal(condition, true), new Literal(then, false))));
            }

            if (words.Else is { IsAnything: false } otherwise)
            {
                moves.Add(new Move("else", Check.AnyType, flattener => Both(flattener, new Literal(condition, false), new Literal(otherwise, false))));
            }
        }
    }

    // None fits, or two do.
    private static void AddOneOf(List<Move> moves, FakeSchema[] branches)
    {
        const int MostPairs = 6;
        if (!Array.Exists(branches, static part => part.IsAnything))
        {
            moves.Add(new Move("oneOf", Check.AnyType, flattener => All(flattener, branches)));
        }

        for (var i = 0; i < Math.Min(branches.Length, MostPairs); i++)
        {
            for (var j = i + 1; j < Math.Min(branches.Length, MostPairs); j++)
            {
                var (left, right) = (branches[i], branches[j]);
                moves.Add(new Move("oneOf", Check.AnyType, flattener => Both(flattener, new Literal(left, true), new Literal(right, true))));
            }
        }
    }

    private static void All(Flattener flattener, FakeSchema[] parts)
    {
        foreach (var part in parts)
        {
            flattener.Add(new Literal(part, false), s_unseen);
        }
    }

    private static void Both(Flattener flattener, Literal left, Literal right)
    {
        flattener.Add(left, s_unseen);
        flattener.Add(right, s_unseen);
    }
}
