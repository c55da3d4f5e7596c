using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Fakes;

/// <summary>
/// Adds to a given value what its schemas require and it lacks, at every depth. What is given is neither judged nor changed; of a union, the
/// branch is taken with which the whole becomes valid, and where none does, the first.
/// </summary>
internal sealed class FakeCompletion(FakeSession session)
{
    private const int MaxDepth = 64;
    private const int MaxAttempts = 48;

    public string Complete(IReadOnlyList<FakeSource> schemas, JsonElement given, FakePlace place)
    {
        if (given.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || place.Depth > MaxDepth)
        {
            return SchemaReader.Text(given);
        }

        string? first = null;
        string? fitting = null;
        UnfakeableSchemaException? failure = null;
        var combinations = 1;
        for (var attempt = 0; attempt < Math.Min(combinations, MaxAttempts); attempt++)
        {
            var flattening = Flattening.Of(schemas, FakeSeed.For(place.Path, "branch", session.Seed), isDeep: false, attempt);
            combinations = Math.Max(combinations, flattening.Combinations);
            try
            {
                var completed = given.ValueKind == JsonValueKind.Object
                    ? CompleteObject(flattening.Facets, given, place)
                    : CompleteArray(flattening.Facets, given, place);
                if (FakeSession.IsFit(schemas, completed))
                {
                    if (IsMeant(flattening.Facets, given))
                    {
                        return completed;
                    }

                    fitting ??= completed;
                }

                first ??= completed;
            }
            catch (UnfakeableSchemaException exception)
            {
                failure ??= exception;
            }
        }

        return fitting ?? first ?? throw failure!;
    }

    /// <summary>
    /// Whether a branch takes the texts and numbers that are given. One that does not may still be valid with them, by another branch, and would bring
    /// properties that have nothing to do with what is given.
    /// </summary>
    private static bool IsMeant(Facets facets, JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        foreach (var member in given.EnumerateObject())
        {
            if (member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)
                && !FakeSession.IsFit(facets.SchemasOf(member.Name), SchemaReader.Text(member.Value)))
            {
                return false;
            }
        }

        return true;
    }

    private string CompleteObject(Facets facets, JsonElement given, FakePlace place)
    {
        var members = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in given.EnumerateObject())
        {
            names.Add(member.Name);
            members.Add(FakeValue.Quote(member.Name) + ":" + Complete(facets.SchemasOf(member.Name), member.Value, place.Property(member.Name)));
        }

        var required = new HashSet<string>(facets.Required.Concat(names), StringComparer.Ordinal);
        facets.AddDependents(required);
        foreach (var name in facets.PropertyNames.Concat(required.Except(facets.PropertyNames).Order(StringComparer.Ordinal)))
        {
            if (!required.Contains(name) || !names.Add(name))
            {
                continue;
            }

            var at = place.Property(name);
            var value = session.TryMake(facets.SchemasOf(name), at, FakeStyle.RequiredOnly) ?? throw session.Unfakeable(at);
            members.Add(FakeValue.Quote(name) + ":" + value);
        }

        return "{" + string.Join(",", members) + "}";
    }

    private string CompleteArray(Facets facets, JsonElement given, FakePlace place)
    {
        var items = given.EnumerateArray().Select((item, index) => Complete(facets.SchemasOf(index), item, place.Item(index)));
        return "[" + string.Join(",", items) + "]";
    }
}
