using System.Globalization;
using ContractMocks.Cli.Impact;
using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Cli.Updating;

/// <summary>What a new document changes, short: enough to answer the question.</summary>
internal static class UpdateText
{
    private const int Most = 20;

    public static void Write(SpecComparison comparison, ProjectImpactResult impact, Report output)
    {
        foreach (var item in impact.Items)
        {
            output.Line($"{item.Level}: {item.Subject}: {item.Message}");
        }

        foreach (var group in comparison.Groups.Where(static group => group.First.Severity > ChangeSeverity.Prose).Take(Most))
        {
            output.Line($"{group.First.Severity}: {group.First.Path}: {group.Message}");
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{comparison.Count(ChangeSeverity.Breaking)} breaking, {comparison.Count(ChangeSeverity.Risky)} risky, {comparison.Count(ChangeSeverity.Compatible)} compatible"));
    }
}
