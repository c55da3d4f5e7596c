using System.Numerics;
using System.Text.Json;
using ContractMocks.Fakes.Realism;
using ContractMocks.Schemas;

namespace ContractMocks.Fakes.Solving;

/// <summary>Writes a number: the bounds and steps say exactly which there are, the name which of them one would expect.</summary>
internal readonly struct NumberMaker(FakeSolver solver, Goal goal, Shape shape, FakePlace place)
{
    /// <summary>How many decimal places are tried before a range counts as empty.</summary>
    private const int MostPlaces = 1100;

    private const int MostSteps = 200;

    /// <param name="isWhole">Whether the number has no fraction.</param>
    /// <param name="attempt">0, and more for each attempt that failed.</param>
    public bool Write(bool isWhole, int attempt)
    {
        var ask = Asks.For(solver, goal, shape, place);
        var wish = Wish(ask, isWhole);
        if (shape.Step is { } step)
        {
            return TryGrid(isWhole ? Exact.CommonMultiple(step, 1) : step, wish, attempt, isWhole) || Refuse(isWhole, step);
        }

        if (isWhole)
        {
            return TryGrid(1, wish, attempt, isWhole) || Refuse(isWhole, step: null);
        }

        // As few decimal places as leave a number between the bounds.
        for (var places = Math.Max(wish.Places, TwistPlaces()); places <= MostPlaces; places = Math.Max(places + 1, places * 2))
        {
            if (TryGrid(Exact.PowerOfTen(-places), wish, attempt, isWhole))
            {
                return true;
            }
        }

        return Refuse(isWhole, step: null);
    }

    private static RealRange Wish(FakeAsk ask, bool isWhole) => RealNumbers.Range(ask, isWhole) ?? new RealRange(isWhole ? 1 : 0, 100, 2);

    // A bound itself can only be shown with its own decimal places.
    private int TwistPlaces()
    {
        var twist = solver.TwistAt(place, TwistKind.Number);
        return twist is null ? 0
            : Math.Max(0, -(twist.Choice == 0 ? shape.Least?.Value.Exponent ?? 0 : shape.Most?.Value.Exponent ?? 0));
    }

    private bool Refuse(bool isWhole, Exact? step)
    {
        var what = step is { } unit ? $"multiple of {unit}" : isWhole ? "whole number" : "number with a fraction";
        var between = (shape.Least, shape.Most) switch
        {
            ({ } least, { } most) => $" between {least.Value} and {most.Value}",
            ({ } least, null) => $" from {least.Value} on",
            (null, { } most) => $" up to {most.Value}",
            _ => "",
        };
        solver.Fail(place, step is not null ? "multipleOf" : shape.Least?.Keyword ?? "type", $"there is no {what}{between}{(shape.Forbidden.Count + shape.ForbiddenSteps.Count > 0 ? " that is not forbidden" : "")}");
        return false;
    }

    private bool TryGrid(Exact step, RealRange wish, int attempt, bool isWhole)
    {
        BigInteger? first = shape.Least is { } least ? Exact.Ceiling(least.Value, step) : null;
        BigInteger? last = shape.Most is { } most ? Exact.Floor(most.Value, step) : null;
        if (first is { } low && shape.IsLeastOut && Exact.Of(low) * step == shape.Least!.Value)
        {
            first = low + 1;
        }

        if (last is { } high && shape.IsMostOut && Exact.Of(high) * step == shape.Most!.Value)
        {
            last = high - 1;
        }

        if (first > last)
        {
            return false;
        }

        var (from, to) = solver.IsWide ? Widened(first, last) : Narrow(first, last, step, wish);
        var chosen = Choose(first, last, from, to, attempt);
        // Values that must not be are stepped over, in the wished range first, then in the whole.
        var isAsked = shape.Step is { IsWhole: false };
        for (var i = 0; i < MostSteps + shape.Forbidden.Count; i++)
        {
            var value = Exact.Of(chosen) * step;
            if (IsAllowed(value, isWhole) && (!isAsked || i > MostSteps / 2 || IsMultipleOfDoubles(value)))
            {
                Write(value);
                return true;
            }

            chosen++;
            if (chosen > last)
            {
                chosen = first ?? last.Value - MostSteps - shape.Forbidden.Count;
            }
        }

        return false;
    }

    // Other validators divide doubles, by which 68.6111 is no multiple of 0.0001: a value is taken that they take too, where there is one.
    private bool IsMultipleOfDoubles(Exact value)
    {
        var quotient = value.ToDouble() / shape.Step!.Value.ToDouble();
        return quotient == Math.Floor(quotient);
    }

    private BigInteger Choose(BigInteger? first, BigInteger? last, BigInteger from, BigInteger to, int attempt)
    {
        Offer();
        if (solver.TwistAt(place, TwistKind.Number) is { } twist && (twist.Choice == 0 ? first : last) is { } bound)
        {
            return bound;
        }

        var span = to - from;
        var chance = solver.Chance(place, 6, attempt);
        return span.IsZero ? from
            : span < long.MaxValue ? from + (long)(chance.Bits() % ((ulong)(long)span + 1))
            : from + (span * chance.Whole(0, 1_000_000) / 1_000_000);
    }

    private void Offer()
    {
        if (solver.Offered is null)
        {
            return;
        }

        var bounds = shape;
        solver.Offer(goal, place, TwistKind.Number, shape.Least is null && shape.Most is null ? 0 : 2, "", index => index == 0 ? bounds.Least?.Keyword ?? "" : bounds.Most?.Keyword ?? "");
    }

    // The wish narrows the bounds where the two meet; else the bounds alone count.
    private static (BigInteger From, BigInteger To) Narrow(BigInteger? first, BigInteger? last, Exact step, RealRange wish)
    {
        const int Room = 100;
        var wishFirst = Exact.Ceiling(Exact.From(wish.Least), step);
        var wishLast = Exact.Floor(Exact.From(wish.Most), step);
        var from = first is { } least ? BigInteger.Max(least, wishFirst) : wishFirst;
        var to = last is { } most ? BigInteger.Min(most, wishLast) : wishLast;
        if (from <= to)
        {
            return (from, to);
        }

        return (first, last) switch
        {
            ({ } low, { } high) => (low, high),
            ({ } low, null) => (low, low + Room),
            (null, { } high) => (high - Room, high),
            _ => (0, Room),
        };
    }

    // Many that differ are wanted, whatever they look like.
    private static (BigInteger From, BigInteger To) Widened(BigInteger? first, BigInteger? last)
    {
        const int Room = 1_000_000_000;
        return (first, last) switch
        {
            ({ } low, { } high) => (low, high),
            ({ } low, null) => (low, low + Room),
            (null, { } high) => (high - Room, high),
            _ => (0, Room),
        };
    }

    private bool IsAllowed(Exact value, bool isWhole)
    {
        if (!isWhole && (shape.Types & SchemaTypes.Integer) == 0 && value.IsWhole)
        {
            return false;
        }

        foreach (var step in shape.ForbiddenSteps)
        {
            if (value.IsMultipleOf(step))
            {
                return false;
            }
        }

        foreach (var forbidden in shape.Forbidden)
        {
            if (forbidden.ValueKind == JsonValueKind.Number && Exact.Parse(forbidden.GetRawText()) == value)
            {
                return false;
            }
        }

        return true;
    }

    private void Write(Exact value)
    {
        if (value.Exponent == 0 && value.Digits >= long.MinValue && value.Digits <= long.MaxValue)
        {
            solver.Writer.Number((long)value.Digits);
        }
        else
        {
            solver.Writer.Raw(value.ToString());
        }
    }
}
