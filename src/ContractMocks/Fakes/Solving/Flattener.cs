using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>
/// Flattens a goal to a shape. First all that leaves no choice is gathered, then each choice (a union, a condition, a negated schema) takes one of
/// its branches, those that contradict what is known already left out; what that brings is gathered before the next choice.
/// </summary>
internal sealed class Flattener
{
    /// <summary>How the reason ends that a reference without a target is given for.</summary>
    public const string Nothing = "points to nothing";

    private readonly HashSet<Literal> _seen = [];
    private readonly HashSet<FakeSchema> _open = [];
    private readonly Queue<Choice> _choices = new();
    private readonly Decisions _decisions;

    private Flattener(Decisions decisions, FakeWay way)
    {
        _decisions = decisions;
        Way = way;
    }

    public Shape Shape { get; } = new();

    private int Effort => _seen.Count;

    public FakeWay Way { get; }

    public static Shape Flatten(Goal goal, Decisions decisions, FakeWay way) => Flatten(goal, decisions, way, out _);

    /// <param name="goal">What is flattened.</param>
    /// <param name="decisions">The branches to take.</param>
    /// <param name="way">How branches are preferred.</param>
    /// <param name="effort">How many schemas were looked at.</param>
    public static Shape Flatten(Goal goal, Decisions decisions, FakeWay way, out int effort)
    {
        var flattener = new Flattener(decisions, way);
        decisions.Restart();
        foreach (var literal in goal.Literals)
        {
            flattener.Add(literal, Scope.Root);
        }

        flattener.Choose();
        flattener.Finish();
        effort = flattener.Effort;
        return flattener.Shape;
    }

    public void Add(Literal literal, Scope scope)
    {
        if (Shape.Conflict is not null || !_seen.Add(literal))
        {
            if (_open.Contains(literal.Schema))
            {
                Shape.Fail("$ref", "the reference leads back to itself");
            }

            return;
        }

        if (_seen.Contains(literal.Negated))
        {
            Shape.Fail("not", "the value must fit a schema and must not fit the same one");
            return;
        }

        if (!literal.Holds)
        {
            AddNegated(literal.Schema);
        }
        else if (literal.Schema.IsNever)
        {
            Shape.Fail("false", "the schema is false, which no value fits");
        }
        else if (!literal.Schema.IsAnything)
        {
            AddSchema(literal.Schema, scope);
        }
    }

    /// <summary>Leaves a choice for later.</summary>
    public void Later(Choice choice) => _choices.Enqueue(choice);

    private void AddNegated(FakeSchema schema)
    {
        if (schema.IsNever)
        {
            return;
        }

        var moves = schema.Moves;
        if (moves.Count == 0)
        {
            Shape.Fail("not", "every value fits the schema that no value may fit");
            return;
        }

        if (moves.Count == 1)
        {
            moves[0].Apply(this);
            return;
        }

        Later(new MoveChoice(moves));
    }

    private void AddSchema(FakeSchema schema, Scope scope)
    {
        var words = schema.Keywords;
        if (words.IsNullable)
        {
            // OpenAPI 3.0: null passes whatever else is said.
            Later(new NullableChoice(schema, words, scope));
            return;
        }

        _open.Add(schema);
        AddWords(words, scope);
        _open.Remove(schema);
    }

    public void AddWords(FakeKeywords words, Scope scope)
    {
        if (words.Dangling is { } dangling)
        {
            Shape.Fail("$ref", $"the reference {JsonNames.Quote(dangling)} {Nothing}");
            return;
        }

        if (words.UnevaluatedProperties is not null || words.UnevaluatedItems is not null)
        {
            scope = new Scope(scope);
        }

        AddHints(words);
        AddScalars(words);
        AddArrays(words, scope);
        AddObjects(words, scope);
        if (words.Reference is { } target)
        {
            Add(new Literal(target, true), scope);
        }

        if (words.DynamicReference is { } dynamic)
        {
            Add(new Literal(dynamic, true), scope);
        }

        foreach (var part in words.AllOf)
        {
            Add(new Literal(part, true), scope);
        }

        if (words.Not is { } not)
        {
            Add(new Literal(not, false), scope);
        }

        if (words.OneOf.Length > 0)
        {
            Later(new UnionChoice(words, words.OneOf, IsExclusive: !words.OneOfMayOverlap, scope));
        }

        if (words.AnyOf.Length > 0)
        {
            Later(new UnionChoice(words, words.AnyOf, IsExclusive: false, scope));
        }

        if (words.If is { } condition && (words.Then is not null || words.Else is not null || words.UnevaluatedProperties is not null || words.UnevaluatedItems is not null))
        {
            Later(new ConditionChoice(condition, words.Then, words.Else, scope));
        }

        foreach (var dependent in words.DependentSchemas)
        {
            Later(new DependentChoice(dependent.Key, dependent.Value, scope));
        }
    }

    private void Choose()
    {
        while (Shape.Conflict is null && _choices.Count > 0)
        {
            // A list of values decides by itself; whether they fit the rest, the validator says.
            if (Shape.Listed is not null)
            {
                return;
            }

            var (choice, ways) = Way.IsCareful ? Narrowest() : Next();
            if (ways.Count == 0)
            {
                Shape.Fail(choice.Keyword, choice.WhyNone(this));
                return;
            }

            choice.Take(this, ways[_decisions.Take(ways.Count)]);
        }
    }

    private (Choice Choice, List<int> Ways) Next()
    {
        var choice = _choices.Dequeue();
        return (choice, choice.Ways(this));
    }

    // The choice with the fewest ways left: what is decided already by the others is met before anything is guessed.
    private (Choice Choice, List<int> Ways) Narrowest()
    {
        (Choice Choice, List<int> Ways)? best = null;
        foreach (var choice in _choices)
        {
            var ways = choice.Ways(this);
            if (best is null || ways.Count < best.Value.Ways.Count)
            {
                best = (choice, ways);
            }

            if (ways.Count <= 1)
            {
                break;
            }
        }

        var chosen = best!.Value;
        var others = _choices.Where(other => !ReferenceEquals(other, chosen.Choice)).ToList();
        _choices.Clear();
        others.ForEach(_choices.Enqueue);
        return chosen;
    }

    // What only the whole can tell.
    private void Finish()
    {
        if (Shape.Conflict is not null || (Shape.Types & SchemaTypes.Object) == 0)
        {
            return;
        }

        var required = new HashSet<string>(Shape.Required, StringComparer.Ordinal);
        Shape.AddDependents(required);
        if (required.Count > Shape.MaxProperties)
        {
            Shape.Restrict(~SchemaTypes.Object, "maxProperties", $"{required.Count} properties are required, and at most {Shape.MaxProperties} may be there");
        }
        else if (required.FirstOrDefault(Shape.IsRefused) is { } refused)
        {
            Shape.Restrict(~SchemaTypes.Object, Shape.Refusal(refused), $"the property {JsonNames.Quote(refused)} is required, and another schema of the same object does not allow a property of that name");
        }
        else if (required.FirstOrDefault(Shape.Absent.Contains) is { } absent)
        {
            Shape.Restrict(~SchemaTypes.Object, "dependentRequired", $"the property {JsonNames.Quote(absent)} is required beside another one and must not be there");
        }
    }

    private void AddHints(FakeKeywords words)
    {
        if (Shape.Title.Length == 0)
        {
            Shape.Title = words.Title;
        }

        if (Shape.Description.Length == 0)
        {
            Shape.Description = words.Description;
        }

        Shape.FormatHint ??= words.FormatHint;
        Shape.Examples.AddRange(words.Examples);
    }

    private void AddScalars(FakeKeywords words)
    {
        if (words.Types != SchemaTypes.None)
        {
            Shape.AddTypes(words.Types);
        }

        if (words.Const is { } constant)
        {
            Shape.AddListed([constant], "const");
        }

        if (words.Enum is { } list)
        {
            Shape.AddListed(list, "enum");
        }

        AddBounds(words);
        Shape.AddLengths(words.MinLength, words.MaxLength);
        if (words.Pattern is { } pattern && !Shape.Patterns.Contains(pattern))
        {
            Shape.Patterns.Add(pattern);
        }

        if (words.Format is { } format && Formats.Text(format) is not null && !Shape.Formats.Contains(format))
        {
            Shape.Formats.Add(format);
        }
    }

    private void AddBounds(FakeKeywords words)
    {
        if (words.Least is { } least)
        {
            Shape.AddLeast(least, isOut: false);
        }

        if (words.Above is { } above)
        {
            Shape.AddLeast(above, isOut: true);
        }

        if (words.Most is { } most)
        {
            Shape.AddMost(most, isOut: false);
        }

        if (words.Below is { } below)
        {
            Shape.AddMost(below, isOut: true);
        }

        if (words.Step is { } step)
        {
            Shape.AddStep(step);
        }

        if (words.Format is { } format && FormatRange.Of(format) is { } range)
        {
            if (range.IsWhole && (Shape.Types & SchemaTypes.Number) != 0)
            {
                // Other types pass the format; fractions do not.
                Shape.Restrict(~SchemaTypes.Number, "format", $"the format {format} has no fractions");
            }

            Shape.AddLeast(new FakeKeywords.Limit("format", range.Least), isOut: false);
            Shape.AddMost(new FakeKeywords.Limit("format", range.Most), isOut: false);
        }
    }

    private void AddArrays(FakeKeywords words, Scope scope)
    {
        Shape.AddItemCounts(words.MinItems, words.MaxItems);
        Shape.IsUnique |= words.IsUnique;
        if (words.Prefix.Length > 0 || words.Items is not null)
        {
            Shape.AddItemRule(new ItemRule(words.Prefix, words.Items is { } rest ? new Literal(rest, true) : null, scope));
        }

        if (words.Contains is { } contains && (words.MinContains > 0 || words.MaxContains is not null))
        {
            Shape.Contains.Add(new ContainsRule(new Literal(contains, true), words.MinContains, words.MaxContains, scope));
            Shape.NeedsCheck = true;
        }

        if (words.UnevaluatedItems is { } unevaluated)
        {
            Shape.UnevaluatedItems.Add(new UnevaluatedRule(new Literal(unevaluated, true), scope));
            Shape.NeedsCheck = true;
        }
    }

    private void AddObjects(FakeKeywords words, Scope scope)
    {
        if (words.Properties.Length > 0 || words.Patterns.Length > 0 || words.Additional is not null)
        {
            Shape.AddPropertyRule(new PropertyRule(words, scope));
        }

        foreach (var name in words.Required)
        {
            Shape.Require(name);
        }

        foreach (var dependent in words.DependentRequired)
        {
            Shape.Dependents.Add(new Dependent(dependent.Key, dependent.Value));
        }

        Shape.AddPropertyCounts(words.MinProperties, words.MaxProperties);
        if (words.Names is { } names)
        {
            Shape.Names.Add(new Literal(names, true));
        }

        if (words.UnevaluatedProperties is { } unevaluated)
        {
            Shape.UnevaluatedProperties.Add(new UnevaluatedRule(new Literal(unevaluated, true), scope));
            Shape.NeedsCheck = true;
        }
    }
}
