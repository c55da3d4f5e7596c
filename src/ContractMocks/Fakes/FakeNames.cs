using System.Text.Json;

namespace ContractMocks.Fakes;

/// <summary>Names for properties that the schema does not name.</summary>
internal static class FakeNames
{
    private static readonly string[] Words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"];

    public static IEnumerable<string> For(Facets facets, FakeSession session, FakePlace place, int wanted)
    {
        for (var i = 0; i < wanted * 4; i++)
        {
            var at = new FakePlace($"{place.Path}[name {i}]", "", "key", place.Depth + 1);
            var chance = FakeSeed.For(at.Path, "name", session.Seed);
            if (facets.PatternProperties.Count > 0)
            {
                var pattern = facets.PatternProperties[i % facets.PatternProperties.Count].Pattern;
                if (FakePatterns.TryMake(pattern, chance, 0, 24) is { } matching)
                {
                    yield return matching;
                }
            }

            if (facets.NameSchemas.ToList() is { Count: > 0 } schemas)
            {
                if (session.TryMake(schemas, at, FakeStyle.Plain) is { } name && name[0] == '"')
                {
                    yield return JsonDocument.Parse(name).RootElement.GetString()!;
                }
            }
            else
            {
                yield return i < Words.Length ? Words[i] : $"{Words[i % Words.Length]}{i / Words.Length}";
            }
        }
    }
}
