using System.Text.Json.Nodes;
using ContractMocks.Fakes.Tests.Properties;

namespace ContractMocks.Comparison.Tests.Properties;

/// <summary>What the properties rest on: that another notation means the same, and that each mutation is made often enough to prove something.</summary>
public sealed class GeneratorTests
{
    [Fact]
    public void What_is_written_otherwise_takes_the_same_fakes() => Checking.ForAll(200, static choices =>
    {
        var root = PlainSchema.Object(choices, 0);
        var components = new JsonObject();
        var other = Equivalent.Of(root, choices, components);
        var inlined = Inlined(other, components);
        return (Witness.Refused(root, inlined, 20) ?? Witness.Refused(inlined, root, 20)) is { } refused ? $"{refused}\n{root.ToJsonString()}\n{inlined.ToJsonString()}" : null;
    });

    [Fact]
    public void Every_mutation_is_made()
    {
        var made = Checking.Sample(3000).Select(Mutated.Of).OfType<Mutated>().GroupBy(static one => one.Mutation).ToDictionary(static group => group.Key, static group => group.Count());
        Assert.Equal([], Mutation.All.Where(mutation => made.GetValueOrDefault(mutation) < 3).Select(static mutation => mutation.Ids));
    }

    /// <summary>References stand in <c>$defs</c>, where a schema alone finds them.</summary>
    private static JsonObject Inlined(JsonObject root, JsonObject components)
    {
        var copy = (JsonObject)root.DeepClone();
        copy["$defs"] = components.DeepClone();
        return (JsonObject)JsonNode.Parse(copy.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!;
    }
}
