using System.Globalization;
using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <content>The way from a goal through its unions to a value.</content>
internal sealed partial class FakeSolver
{
    private bool TryWrite(Goal goal, FakePlace place)
    {
        if (goal.IsNever)
        {
            Fail(place, "false", "the schema is false, which no value fits");
            return false;
        }

        if (place.Depth >= MaxDepth || (place.Depth >= VeryDeep && Endings.IsEndless(goal)))
        {
            Fail(place, "$ref", "every value contains another one of its own kind, so that none ends");
            return false;
        }

        return TryWays(goal, place, isStrict: false, out var wasHopeful) || (wasHopeful && TryWays(goal, place, isStrict: true, out _));
    }

    private bool TryWays(Goal goal, FakePlace place, bool isStrict, out bool wasHopeful)
    {
        if (goal.Settled is { } settled)
        {
            wasHopeful = false;
            Spend(place);
            return TryOne(goal, settled, place, 0);
        }

        var decisions = new Decisions();
        var start = Writer.Length;
        var branch = Twists is null ? null : TwistAt(place, TwistKind.Branch)?.Choice;
        var way = new FakeWay(State(place, 1, 0), IsDeep(place) || (Style == FakeStyle.Minimal && place.Depth > 0), isStrict, branch);
        wasHopeful = false;
        for (var attempt = 0; attempt < (isStrict || !wasHopeful ? MaxWays : MaxHopefulWays); attempt++)
        {
            Spend(place);
            var shape = Flatten(goal, decisions, way, place);
            wasHopeful |= shape.IsHopeful;
            if (TryOne(goal, shape, place, attempt))
            {
                if (shape.Union is { } union)
                {
                    Offer(goal, place, TwistKind.Branch, union.Count, union.Keyword, static index => "alternative " + (index + 1).ToString(CultureInfo.InvariantCulture));
                }

                return true;
            }

            Writer.TakeBack(start);
            if (!decisions.Advance())
            {
                return false;
            }

            if (attempt == CarelessWays)
            {
                // Guessing in the order of the schema leads nowhere: from the start again, what is decided already first.
                decisions = new Decisions();
                way = way with { IsCareful = true };
            }
        }

        Fail(place, "effort", $"none of the first {MaxWays} ways through its unions leads to a value");
        return false;
    }

    private bool TryOne(Goal goal, Shape shape, FakePlace place, int attempt)
    {
        if (shape.Conflict is { } conflict && shape.Types == SchemaTypes.None)
        {
            Fail(place, conflict.Keyword, conflict.Reason);
            return false;
        }

        if (!TryShape(goal, shape, place, attempt))
        {
            return false;
        }

        Seen?.Invoke(place, shape, goal);
        return true;
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
            return new GivenMaker(this, goal, shape, place).WriteListed();
        }

        var start = Writer.Length;
        if (Style != FakeStyle.Minimal && attempt == 0 && Twists is null && new GivenMaker(this, goal, shape, place).WriteExample())
        {
            return true;
        }

        // What is forbidden leaves few of the values of a small domain, and every try is another one.
        const int TriesPerForbidden = 16;
        const int MostForbidden = 8;
        var tries = ChecksAll || shape.NeedsCheck || shape.Forbidden.Count > 0 ? Tries : 1;
        var triesOfContainers = tries + (Math.Min(shape.Forbidden.Count, MostForbidden) * TriesPerForbidden);
        var types = new TypeOrder(this, goal, shape, place).Order();
        foreach (var type in types)
        {
            var most = type is SchemaTypes.Array or SchemaTypes.Object ? Math.Max(tries, triesOfContainers) : tries;
            for (var i = 0; i < most; i++)
            {
                if (WriteType(type, goal, shape, i < Tries ? place : place.Again(i), (attempt * Tries) + i) && (!(shape.NeedsCheck || ChecksAll) || Check(goal, start, place)))
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
                return new GivenMaker(this, goal, shape, place).WriteBoolean(attempt);
            case SchemaTypes.Integer or SchemaTypes.Number:
                return new NumberMaker(this, goal, shape, place).Write(type == SchemaTypes.Integer, attempt);
            case SchemaTypes.String:
                return new TextMaker(this, goal, shape, place).Write(attempt);
            case SchemaTypes.Array:
                return new ArrayMaker(this, goal, shape, place, attempt).Write();
            default:
                return ObjectMaker.Write(this, goal, shape, place, attempt);
        }
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

        Fail(place, Refusal.Keyword(goal, parsed.RootElement), Refusal.WhyNot(goal, place, parsed.RootElement));
        return false;
    }
}
