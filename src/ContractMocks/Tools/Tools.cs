using System.Text.Json;
using ContractMocks.Json;

namespace ContractMocks;

/// <summary>What emitted tool records ask of the runtime.</summary>
public static class Tools
{
    /// <summary>Arguments of a tool made up to fit its schema; the same seed gives the same arguments on every machine.</summary>
    /// <typeparam name="T">The record of the tool's arguments.</typeparam>
    /// <param name="seed">What the choice comes from.</param>
    /// <exception cref="JsonException">The record does not take what the tool's schema allows: the two have drifted apart.</exception>
    public static T Fake<T>(int seed)
        where T : ITool<T> =>
        JsonSerializer.Deserialize<T>(SchemaFaker.Fake(T.Tool.Parameters, seed), ContractJson.Options)
            ?? throw new JsonException($"the schema of the tool '{T.Tool.Name}' allows null, which its record cannot say");

    /// <summary>A call of a tool with typed arguments, for a reply.</summary>
    /// <typeparam name="T">The record of the tool's arguments.</typeparam>
    /// <param name="arguments">The arguments.</param>
    public static ToolCall Call<T>(T arguments)
        where T : ITool<T> => new(T.Tool.Name, JsonSerializer.Serialize(arguments, ContractJson.Options));
}
