using System.Text;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>How the texts of a shape are made; what is dear to find out is found out once. Thread-safe.</summary>
internal sealed class TextPlan(Shape shape)
{
    /// <summary>A text, or null and why there is none.</summary>
    public string? Make(FakeAsk ask, FakeChance chance, TextWish wish, out Contradiction? whyNot)
    {
        whyNot = null;
        if (shape.Patterns.Count > 0)
        {
            var made = FakePatterns.TryMake(shape.Patterns[0], chance, shape.MinLength, shape.MaxLength);
            whyNot = made is null ? new Contradiction("pattern", $"the pattern {shape.Patterns[0]} is more than fakes can read") : null;
            return made;
        }

        foreach (var format in shape.Formats)
        {
            if (RealTexts.OfFormat(format, ask, chance) is { } formatted)
            {
                return formatted;
            }
        }

        if (shape.FormatHint is { } hint && shape.Formats.Count == 0 && RealTexts.OfFormat(hint, ask, chance) is { } hinted && hinted.Length >= shape.MinLength && hinted.Length <= shape.MaxLength)
        {
            return hinted;
        }

        return RealTexts.Make(ask, chance, shape.MinLength, shape.MaxLength);
    }
}
