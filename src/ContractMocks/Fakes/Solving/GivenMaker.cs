using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>Writes a value that is written down somewhere: of an enum, of the examples, or one of the two booleans.</summary>
internal readonly struct GivenMaker(FakeSolver solver, Goal goal, Shape shape, FakePlace place)
{
    public bool WriteBoolean(int attempt)
    {
        solver.Offer(goal, place, TwistKind.Value, 2, "type", static index => index == 0 ? "false" : "true");
        var value = solver.TwistAt(place, TwistKind.Value) is { } twist ? twist.Choice == 1 : solver.Chance(place, 2, attempt % 2).Percent(50) != attempt % 2 > 0;
        if (shape.Forbidden.Exists(forbidden => forbidden.ValueKind == (value ? JsonValueKind.True : JsonValueKind.False)))
        {
            value = !value;
        }

        solver.Writer.Raw(value ? "true"u8 : "false"u8);
        return true;
    }

    public bool WriteListed()
    {
        if (goal.Settled is null)
        {
            // Each value is judged anew, and by each list of values it is compared with all.
            solver.Spend(place, (int)Math.Min(int.MaxValue / 2, (long)shape.Listed!.Length * shape.Listed.Length / 1000));
        }

        var values = shape.Values(goal);
        if (values.Length == 0)
        {
            var listed = shape.Listed!;
            var what = listed.Length == 1 ? $"the one value that is listed, {Words.Value(listed[0])}, does not fit" : $"none of the {listed.Length} values that are listed fits";
            solver.Fail(place, Refusal.Keyword(goal, listed[0]), $"{what} what else is asked for: {Refusal.WhyNot(goal, listed[0])}");
            return false;
        }

        OfferValues(values);
        // A value is worth more to a test than null.
        var told = values.Length > 1 && values[0].ValueKind != JsonValueKind.Null && Array.Exists(values, static value => value.ValueKind == JsonValueKind.Null)
            ? Array.FindAll(values, static value => value.ValueKind != JsonValueKind.Null)
            : values;
        var chosen = solver.TwistAt(place, TwistKind.Value) is { } twist ? values[twist.Choice] : solver.Chance(place, 3).Pick(told);
        solver.Writer.Raw(SchemaReader.Text(chosen));
        return true;
    }

    // A method of its own, so that nothing is captured where nobody asks.
    private void OfferValues(JsonElement[] values)
    {
        if (solver.Offered is not null)
        {
            solver.Offer(goal, place, TwistKind.Value, values.Length, "enum", index => values[index].GetRawText());
        }
    }

    // Examples are what the author of the schema takes for real. Whole objects are taken only now and then, so that seeds still differ.
    public bool WriteExample()
    {
        if (shape.Examples.Count == 0)
        {
            return false;
        }

        var examples = shape.FittingExamples(goal);
        var chance = solver.Chance(place, 4);
        if (examples.Length == 0 || !chance.Percent(75))
        {
            return false;
        }

        var example = chance.Pick(examples);
        var isWhole = example.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        if (isWhole && (solver.Style == FakeStyle.Maximal || !chance.Percent(30)))
        {
            return false;
        }

        solver.Writer.Raw(SchemaReader.Text(example));
        return true;
    }
}
