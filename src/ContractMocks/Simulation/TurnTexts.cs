using ContractMocks.Matching;

namespace ContractMocks.Simulation;

/// <summary>Makes up texts that meet conditions, and judges them by the engine's own tests before they are sent.</summary>
/// <param name="textMatching">The user's own answer for a pattern, or null.</param>
internal sealed class TurnTexts(Func<string, string?> textMatching)
{
    /// <summary>A text that meets all tests.</summary>
    /// <exception cref="UnreachableTurnException">None can be made up.</exception>
    public string For(IEnumerable<TextTest> tests, string anyText)
    {
        var all = tests.ToList();
        if (all.Count == 0)
        {
            return anyText;
        }

        var parts = all.Select(Part).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var candidates = parts.Append(string.Join(' ', parts)).Append(string.Concat(parts));
        foreach (var candidate in candidates)
        {
            if (all.TrueForAll(test => new ConditionTest(new UserTextCondition(test)).TextHolds(candidate)))
            {
                return candidate;
            }
        }

        throw new UnreachableTurnException($"no text could be made up that {string.Join(" and ", all.Select(Describe))}");
    }

    private string? Part(TextTest test) =>
        test.Kind == TextTestKind.Matches ? textMatching(test.Value) ?? PatternText.For(test.Value) : test.Value;

    private static string Describe(TextTest test) => test.Kind switch
    {
        TextTestKind.Contains => $"contains '{test.Value}'",
        TextTestKind.Equals => $"is '{test.Value}'",
        _ => $"matches '{test.Value}'",
    };
}
