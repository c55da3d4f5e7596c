using ContractMocks.Compiler.Naming;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Names the C# member of a scenario: <c>weather-loop</c> becomes <c>WeatherLoop</c>.</summary>
internal static class ScenarioNames
{
    // The class that holds the members, and what every class has from object.
    private static readonly string[] Taken = ["Scenarios", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>The member's name, or null when the text has no letter and no digit.</summary>
    public static string? Member(string name)
    {
        if (!name.Any(static c => char.IsLetter(c) || char.IsDigit(c)))
        {
            return null;
        }

        var member = CSharpNames.Pascal(name);
        return Taken.Contains(member) ? member + "Scenario" : member;
    }
}
