using System.Globalization;
using System.Text.Json.Nodes;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>What was added to an answer that people leave out of fakes and that our engine writes anyway: ids, times, counts, places in lists.</summary>
internal sealed class Mends
{
    private readonly List<(JsonObject Owner, string Name)> _added = [];

    public IReadOnlyList<(JsonObject Owner, string Name)> Added => _added;

    /// <summary>Adds members that are not there.</summary>
    public void Fill(JsonObject? owner, params (string Name, JsonNode? Value)[] members)
    {
        if (owner is null)
        {
            return;
        }

        foreach (var (name, value) in members)
        {
            if (!owner.ContainsKey(name))
            {
                owner.Add(name, value);
                _added.Add((owner, name));
            }
        }
    }

    /// <summary>A made-up id that is different for each place.</summary>
    public static string Id(string prefix, int index) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{index:D24}");
}
