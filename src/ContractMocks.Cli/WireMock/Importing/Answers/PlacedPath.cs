using System.Globalization;
using System.Text.RegularExpressions;
using ContractMocks.Engine.Responses;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>The line of a JSON path in a mapping: of what it names, or of the nearest thing above it that is there.</summary>
internal static partial class PlacedPath
{
    /// <summary>The line of a breach: a property that is not known is named in its sentence alone.</summary>
    public static int Line(PlacedJson root, Breach breach) =>
        Line(root, Unknown().Match(breach.Message) is { Success: true } unknown ? $"{breach.Place}[\"{unknown.Groups["name"].Value}\"]" : breach.Place);

    private static int Line(PlacedJson root, string path)
    {
        var (at, line) = (root, root.Line);
        foreach (Match step in Step().Matches(path))
        {
            var name = step.Groups["name"].Success ? step.Groups["name"].Value : step.Groups["quoted"].Value;
            if (step.Groups["index"].Success)
            {
                var index = int.Parse(step.Groups["index"].Value, CultureInfo.InvariantCulture);
                if (index >= at.Items.Count)
                {
                    return line;
                }

                at = at.Items[index];
                line = at.Line;
            }
            else
            {
                if (at.Members.Find(member => member.Name == name) is not { } member)
                {
                    return line;
                }

                (at, line) = (member.Value, member.Line);
            }
        }

        return line;
    }

    [GeneratedRegex("found the property \"(?<name>[^\"]*)\"$", RegexOptions.CultureInvariant)]
    private static partial Regex Unknown();

    [GeneratedRegex("""\.(?<name>[A-Za-z_]\w*)|\[(?<index>\d{1,9})\]|\[['"](?<quoted>[^'"]*)['"]\]""", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
