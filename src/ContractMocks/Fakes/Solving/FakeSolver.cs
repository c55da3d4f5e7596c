using System.Globalization;
using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>
/// The making of one fake. A goal is flattened to a shape, the shape is written, and where the shape does not say all, the validator is asked; a
/// branch that leads nowhere is left for the next. Effort and depth are bounded, because schemas come from outside.
/// </summary>
internal sealed class FakeSolver
{
    /// <summary>From here on, optional properties are left out and unions take the branch that ends soonest.</summary>
    private const int Deep = 4;

    /// <summary>From here on, a schema whose smallest value does not end is given up.</summary>
    private const int VeryDeep = 12;

    private const int MaxDepth = 100;
    private const int MaxHopefulWays = 12;
    private const int MaxWays = 400;
    private const int MaxEffort = 150_000;
    private const int Tries = 3;

    [ThreadStatic]
    private static FakeChance? t_chance;

    private readonly FakeChance _chance;
    private readonly ulong _seed;
    private int _effort;
    private Failure? _failure;

    public FakeSolver(FakeSchemas schemas, FakeOptions options, FakeStyle style)
    {
        Schemas = schemas;
        Options = options;
        Style = style;
        _seed = FakeChance.Mix(0x5eed, unchecked((ulong)options.Seed));
        _chance = t_chance ?? new FakeChance();
        t_chance = null;
    }

    public FakeSchemas Schemas { get; }

    public FakeOptions Options { get; }

    public FakeStyle Style { get; }

    /// <summary>Whether the validator is asked about every value, not only where the shape does not say all.</summary>
    public bool ChecksAll { get; init; }

    /// <summary>Whether a value that does not fit is better than none.</summary>
    public bool IsLenient { get; init; }

    /// <summary>What is done otherwise, by path; null for nothing.</summary>
    public Dictionary<string, List<Twist>>? Twists { get; init; }

    /// <summary>Is told of each value that was found; null when nobody asks.</summary>
    public Action<FakePlace, Shape, Goal>? Seen { get; init; }

    /// <summary>Is told what could be done otherwise for a goal; null when nobody asks.</summary>
    public Action<Goal, Twist>? Offered { get; init; }

    public FakeWriter Writer { get; } = new();

    /// <summary>The short values that stand in the object that is being written.</summary>
    public List<KeyValuePair<string, string>> Siblings { get; set; } = [];

    public static bool IsDeep(FakePlace place) => place.Depth >= Deep;

    /// <summary>A value for the goal as JSON text.</summary>
    /// <exception cref="UnfakeableSchemaException">No value fits, or none was found.</exception>
    public string Make(Goal goal) => TryMake(goal, FakePlace.Root) ?? throw Unfakeable(FakePlace.Root);

    /// <summary>A value for the goal as JSON text, or null when none was found.</summary>
    public string? TryMake(Goal goal, FakePlace place)
    {
        var start = Writer.Length;
        var made = Write(goal, place) ? Writer.TextSince(start) : null;
        Writer.TakeBack(start);
        return made;
    }

    /// <summary>Gives back what is kept for the next fake of this thread.</summary>
    public void Done() => t_chance = _chance;

    public UnfakeableSchemaException Unfakeable(FakePlace place)
    {
        var failure = _failure ?? new Failure(place, "type", "nothing fits");
        return new UnfakeableSchemaException(failure.Place.Path, failure.Keyword, failure.Reason);
    }

    /// <summary>Remembers why a value failed; of several reasons the first of the deepest, which is the nearest to the cause.</summary>
    /// <param name="place">Where.</param>
    /// <param name="keyword">The schema keyword in question.</param>
    /// <param name="reason">A sentence without a full stop.</param>
    /// <param name="isBetter">Whether it says more than what was remembered of the same depth.</param>
    public void Fail(FakePlace place, string keyword, string reason, bool isBetter = false)
    {
        if (_failure is null || place.Depth > _failure.Place.Depth || (isBetter && place.Depth == _failure.Place.Depth))
        {
            _failure = new Failure(place, keyword, reason);
        }
    }

    /// <summary>The chance of one decision at one place.</summary>
    public FakeChance Chance(FakePlace place, uint purpose, int attempt = 0)
    {
        _chance.Start(State(place, purpose, attempt));
        return _chance;
    }

    public ulong State(FakePlace place, uint purpose, int attempt) => FakeChance.Mix(place.Hash ^ _seed, purpose | ((ulong)(uint)attempt << 32));

    /// <summary>What is asked for at a place; null when nothing is.</summary>
    public Twist? TwistAt(FakePlace place, TwistKind kind) =>
        Twists is not null && Twists.TryGetValue(place.Path, out var twists) ? twists.Find(twist => twist.Kind == kind) : null;

    /// <summary>Whether a property is asked for, itself or for something in it, or its absence; null when nothing is.</summary>
    public bool? PropertyTwist(FakePlace property)
    {
        if (Twists is null)
        {
            return null;
        }

        var path = property.Path;
        foreach (var (place, twists) in Twists)
        {
            if (place.StartsWith(path, StringComparison.Ordinal) && (place.Length == path.Length || place[path.Length] is '.' or '['))
            {
                var own = twists.Find(static twist => twist.Kind == TwistKind.Property);
                return own is null || place.Length > path.Length || own.Choice == 1;
            }
        }

        return null;
    }

    /// <summary>What stands beside, taken away for values that stand elsewhere; to be put back.</summary>
    public List<KeyValuePair<string, string>> TakeSiblings()
    {
        var taken = Siblings;
        if (taken.Count > 0)
        {
            Siblings = [];
        }

        return taken;
    }

    /// <summary>Counts a step; the effort is bounded.</summary>
    /// <exception cref="UnfakeableSchemaException">There were too many.</exception>
    public void Spend(FakePlace place, int effort = 1)
    {
        Options.Stop.ThrowIfCancellationRequested();
        _effort += effort;
        if (_effort > MaxEffort)
        {
            throw new UnfakeableSchemaException(
                _failure?.Place.Path ?? place.Path, _failure?.Keyword ?? "effort", $"none was found in {MaxEffort} steps" + (_failure is { } failure ? $"; {failure.Reason}" : ""));
        }
    }

    /// <summary>Writes a value for the goal; false when none was found, with nothing written.</summary>
    public bool Write(Goal goal, FakePlace place)
    {
        var start = Writer.Length;
        if (TryWrite(goal, place))
        {
            return true;
        }

        Writer.TakeBack(start);
        if (IsLenient)
        {
            Writer.Raw("null"u8);
        }

        return IsLenient;
    }

    private bool TryWrite(Goal goal, FakePlace place)
    {
        if (goal.IsNever)
        {
            Fail(place, "false", "the schema is false, which no value fits");
            return false;
        }

        if (place.Depth >= MaxDepth || (place.Depth >= VeryDeep && Height.Of(goal) >= Height.Endless))
        {
            Fail(place, "$ref", "every value contains another one of its own kind, so that none ends");
            return false;
        }

        var isHopeful = TryWays(goal, place, isStrict: false, out var wasHopeful);
        return isHopeful || (wasHopeful && TryWays(goal, place, isStrict: true, out _));
    }

    private bool TryWays(Goal goal, FakePlace place, bool isStrict, out bool wasHopeful)
    {
        var decisions = new Decisions();
        var start = Writer.Length;
        var branch = Twists is null ? null : TwistAt(place, TwistKind.Branch)?.Choice;
        var way = new FakeWay(State(place, 1, 0), place.Depth >= Deep || (Style == FakeStyle.Minimal && place.Depth > 0), isStrict, branch);
        wasHopeful = false;
        for (var attempt = 0; attempt < (isStrict || !wasHopeful ? MaxWays : MaxHopefulWays); attempt++)
        {
            Spend(place);
            var shape = goal.Settled ?? Flatten(goal, decisions, way, place);
            wasHopeful |= shape.IsHopeful;
            if (shape.Conflict is { } conflict && shape.Types == SchemaTypes.None)
            {
                Fail(place, conflict.Keyword, conflict.Reason);
            }
            else if (TryShape(goal, shape, place, attempt))
            {
                Seen?.Invoke(place, shape, goal);
                if (shape.Union is { } union)
                {
                    Offer(goal, place, TwistKind.Branch, union.Count, union.Keyword, static index => "alternative " + (index + 1).ToString(CultureInfo.InvariantCulture));
                }

                return true;
            }

            Writer.TakeBack(start);
            if (goal.Settled is not null || !decisions.Advance())
            {
                return false;
            }
        }

        Fail(place, "effort", $"none of the first {MaxWays} ways through its unions leads to a value");
        return false;
    }

    private Shape Flatten(Goal goal, Decisions decisions, FakeWay way, FakePlace place)
    {
        var shape = Flattener.Flatten(goal, decisions, way, out var effort);
        Spend(place, effort);
        if (decisions.IsEmpty && !shape.IsHopeful)
        {
            goal.Settled = shape;
        }

        return shape;
    }

    private bool TryShape(Goal goal, Shape shape, FakePlace place, int attempt)
    {
        if (shape.Listed is not null)
        {
            return WriteListed(goal, shape, place);
        }

        var start = Writer.Length;
        if (Style != FakeStyle.Minimal && attempt == 0 && Twists is null && WriteExample(goal, shape, place))
        {
            return true;
        }

        var tries = ChecksAll || shape.NeedsCheck || shape.Forbidden.Count > 0 ? Tries : 1;
        var types = new TypeOrder(this, goal, shape, place).Order();
        foreach (var type in types)
        {
            for (var i = 0; i < tries; i++)
            {
                if (WriteType(type, goal, shape, place, (attempt * Tries) + i) && (!(shape.NeedsCheck || ChecksAll) || Check(goal, start, place)))
                {
                    return true;
                }

                Writer.TakeBack(start);
            }
        }

        if (types.Length == 0)
        {
            Fail(place, shape.Conflict?.Keyword ?? "type", shape.Conflict?.Reason ?? "its schemas have no type in common");
        }

        return false;
    }

    private bool WriteType(SchemaTypes type, Goal goal, Shape shape, FakePlace place, int attempt)
    {
        switch (type)
        {
            case SchemaTypes.Null:
                Writer.Raw("null"u8);
                return true;
            case SchemaTypes.Boolean:
                return WriteBoolean(goal, shape, place, attempt);
            case SchemaTypes.Integer or SchemaTypes.Number:
                return new NumberMaker(this, goal, shape, place).Write(type == SchemaTypes.Integer, attempt);
            case SchemaTypes.String:
                return new TextMaker(this, goal, shape, place).Write(attempt);
            case SchemaTypes.Array:
                return new ArrayMaker(this, goal, shape, place, attempt).Write();
            default:
                return new ObjectMaker(this, goal, shape, place, attempt).Write();
        }
    }

    private bool WriteBoolean(Goal goal, Shape shape, FakePlace place, int attempt)
    {
        Offer(goal, place, TwistKind.Value, 2, "type", static index => index == 0 ? "false" : "true");
        var value = TwistAt(place, TwistKind.Value) is { } twist ? twist.Choice == 1 : Chance(place, 2, attempt % 2).Percent(50) != attempt % 2 > 0;
        if (shape.Forbidden.Exists(forbidden => forbidden.ValueKind == (value ? JsonValueKind.True : JsonValueKind.False)))
        {
            value = !value;
        }

        Writer.Raw(value ? "true"u8 : "false"u8);
        return true;
    }

    private bool WriteListed(Goal goal, Shape shape, FakePlace place)
    {
        if (goal.Settled is null)
        {
            // Each value is judged anew, and by each list of values it is compared with all.
            Spend(place, (int)Math.Min(MaxEffort, (long)shape.Listed!.Length * shape.Listed.Length / 1000));
        }

        var values = shape.Values(goal);
        if (values.Length == 0)
        {
            var listed = shape.Listed!;
            var what = listed.Length == 1 ? $"the one value that is listed, {Words.Value(listed[0])}, does not fit" : $"none of the {listed.Length} values that are listed fits";
            Fail(place, Keyword(goal, listed[0]), $"{what} what else is asked for: {WhyNot(goal, listed[0])}");
            return false;
        }

        Offer(goal, place, TwistKind.Value, values.Length, "enum", index => values[index].GetRawText());
        // A value is worth more to a test than null.
        var told = values.Length > 1 && values[0].ValueKind != JsonValueKind.Null && Array.Exists(values, static value => value.ValueKind == JsonValueKind.Null)
            ? Array.FindAll(values, static value => value.ValueKind != JsonValueKind.Null)
            : values;
        var chosen = TwistAt(place, TwistKind.Value) is { } twist ? values[twist.Choice] : Chance(place, 3).Pick(told);
        Writer.Raw(SchemaReader.Text(chosen));
        return true;
    }

    // Examples are what the author of the schema takes for real. Whole objects are taken only now and then, so that seeds still differ.
    private bool WriteExample(Goal goal, Shape shape, FakePlace place)
    {
        if (shape.Examples.Count == 0)
        {
            return false;
        }

        var examples = shape.FittingExamples(goal);
        var chance = Chance(place, 4);
        if (examples.Length == 0 || !chance.Percent(75))
        {
            return false;
        }

        var example = chance.Pick(examples);
        var isWhole = example.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        if (isWhole && (Style == FakeStyle.Maximal || !chance.Percent(30)))
        {
            return false;
        }

        Writer.Raw(SchemaReader.Text(example));
        return true;
    }

    private bool Check(Goal goal, int start, FakePlace place)
    {
        if (IsLenient)
        {
            return true;
        }

        const int BytesPerStep = 32;
        Spend(place, (Writer.Length - start) / BytesPerStep);
        using var parsed = JsonDocument.Parse(Writer.Since(start), new JsonDocumentOptions { MaxDepth = Walk.MaxDepth });
        if (goal.Accepts(parsed.RootElement))
        {
            return true;
        }

        Fail(place, Keyword(goal, parsed.RootElement), WhyNot(goal, parsed.RootElement));
        return false;
    }

    private static string Keyword(Goal goal, JsonElement value) =>
        FirstError(goal, value)?.Keyword ?? "not";

    private static string WhyNot(Goal goal, JsonElement value) =>
        FirstError(goal, value) is { } error ? $"at {error.Path} it asks for {error.Expected}, where {error.Actual} was tried" : $"{Words.Value(value)} fits a schema that none may fit";

    private static SchemaError? FirstError(Goal goal, JsonElement value)
    {
        foreach (var literal in goal.Literals)
        {
            if (literal.Holds && !literal.Accepts(value))
            {
                var findings = new Findings();
                literal.Schema.Node.Explain(value, Trail.Root, findings);
                if (findings.BestFirst(Bound.None) is { Count: > 0 } errors)
                {
                    return errors[0];
                }
            }
        }

        return null;
    }

    /// <summary>Tells what could be done otherwise at a place.</summary>
    public void Offer(Goal goal, FakePlace place, TwistKind kind, int count, string keyword, Func<int, string> label)
    {
        if (Offered is null)
        {
            return;
        }

        for (var choice = 0; choice < count; choice++)
        {
            Offered(goal, new Twist(place.Path, kind, choice, keyword, label(choice)));
        }
    }

    private sealed record Failure(FakePlace Place, string Keyword, string Reason);
}
