using System.Text;
using System.Text.Json;

namespace ContractMocks.Fakes.Solving;

/// <summary>Writes a text: by pattern and format where the schema has them, else by what it is about; of the length asked for.</summary>
internal readonly struct TextMaker(FakeSolver solver, Goal goal, Shape shape, FakePlace place)
{
    private const int MostLength = 1_000_000;
    private const int Tries = 8;

    public bool Write(int attempt)
    {
        if (shape.MinLength > MostLength)
        {
            solver.Fail(place, "minLength", $"{shape.MinLength} characters are more than fakes make ({MostLength})");
            return false;
        }

        var wish = Wish();
        for (var i = 0; i < Tries; i++)
        {
            var text = shape.Texts.Make(Asks.For(solver, goal, shape, place), solver.Chance(place, 10, (attempt * Tries) + i), wish, isPlain: solver.IsWide || i >= Tries / 2, out var whyNot);
            if (text is null)
            {
                solver.Fail(place, whyNot!.Keyword, whyNot.Reason);
                return false;
            }

            if (!shape.Forbidden.Exists(forbidden => forbidden.ValueKind == JsonValueKind.String && forbidden.ValueEquals(text)))
            {
                solver.Writer.Text(text);
                return true;
            }
        }

        solver.Fail(place, "not", "every text that was found is forbidden");
        return false;
    }

    private TextWish Wish()
    {
        solver.Offer(goal, place, TwistKind.Length, shape.MinLength == 0 && shape.MaxLength == int.MaxValue ? 0 : 2, "", static index => index == 0 ? "minLength" : "maxLength");
        return solver.TwistAt(place, TwistKind.Length) is { } twist ? twist.Choice == 0 ? TextWish.Shortest : TextWish.Longest : TextWish.Natural;
    }
}

/// <summary>Which of the texts that fit is wanted.</summary>
internal enum TextWish
{
    Natural,
    Shortest,
    Longest,
}
