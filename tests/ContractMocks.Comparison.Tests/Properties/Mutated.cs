using System.Text.Json.Nodes;
using ContractMocks.Fakes.Tests.Properties;

namespace ContractMocks.Comparison.Tests.Properties;

/// <summary>A random schema and the same with one change.</summary>
internal sealed record Mutated(Mutation Mutation, string Pointer, JsonObject Old, JsonObject New)
{
    /// <summary>A random schema and the same with one change; null where none was found that can be made.</summary>
    public static Mutated? Of(Choices choices)
    {
        // Drawn first: the later decisions run out, and are the first of each kind then.
        var start = choices.Below(Mutation.All.Count);
        var old = PlainSchema.Object(choices, 0);
        for (var next = 0; next < Mutation.All.Count; next++)
        {
            var mutation = Mutation.All[(start + next) % Mutation.All.Count];
            var @new = (JsonObject)old.DeepClone();
            var places = RandomApi.Places(@new);
            var first = choices.Below(places.Count);
            for (var at = 0; at < places.Count; at++)
            {
                var place = places[(first + at) % places.Count];
                if (mutation.Change(place))
                {
                    return new Mutated(mutation, place.Pointer, old, @new);
                }
            }
        }

        return null;
    }
}
