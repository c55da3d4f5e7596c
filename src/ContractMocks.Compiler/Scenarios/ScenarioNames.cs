using System.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Names the C# member of a scenario: <c>weather-loop</c> becomes <c>WeatherLoop</c>.</summary>
internal static class ScenarioNames
{
    // The class that holds the members, and what every class has from object.
    private static readonly string[] Taken = ["Scenarios", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>The member's name, or null when the text has no letter and no digit.</summary>
    public static string? Member(string name)
    {
        var result = new StringBuilder(name.Length + 1);
        var startsWord = true;
        foreach (var c in name)
        {
            if (!char.IsLetter(c) && !char.IsDigit(c))
            {
                // An apostrophe is inside a word: "it's-late" is ItsLate.
                startsWord |= c is not ('\'' or '’');
                continue;
            }

            if (result.Length == 0 && char.IsDigit(c))
            {
                result.Append('_');
            }

            result.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        var member = result.ToString();
        return member.Length == 0 ? null : Taken.Contains(member) ? member + "Scenario" : member;
    }
}
