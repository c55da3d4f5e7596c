using System.Text.Json;
using ContractMocks.Json;
using ContractMocks.Typed;

namespace ContractMocks;

/// <summary>What emitted tool records ask of the runtime.</summary>
public static class Tools
{
    /// <summary>Arguments of a tool made up to fit its schema; the same seed gives the same arguments on every machine.</summary>
    /// <typeparam name="T">The record of the tool's arguments.</typeparam>
    /// <param name="seed">What the choice comes from.</param>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    /// <exception cref="JsonException">The record does not take what the tool's schema allows: the two have drifted apart.</exception>
    public static T Fake<T>(int seed)
        where T : ITool<T> => Read<T>(SchemaFaker.Fake(T.Tool.Parameters, seed));

    /// <summary>Arguments of a tool of which some are given; the others are those of <see cref="Fake{T}(int)"/> wherever they fit.</summary>
    /// <typeparam name="T">The record of the tool's arguments.</typeparam>
    /// <typeparam name="TGiven">The class of what is given.</typeparam>
    /// <param name="seed">What the choice comes from.</param>
    /// <param name="with">Sets what is given.</param>
    /// <exception cref="ArgumentException">What is given breaks the schema: the message names the place, the rule and the nearest value that fits.</exception>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    public static T Fake<T, TGiven>(int seed, Action<TGiven> with)
        where T : ITool<T>
        where TGiven : GivenArguments, new()
    {
        ArgumentNullException.ThrowIfNull(with);
        var given = new TGiven();
        with(given);
        return Read<T>(PartlyGiven.Complete(T.Tool.Parameters, given.Values, seed));
    }

    /// <summary>Rows of arguments, each as the only item: minimal, typical and maximal ones, and each bound, value and branch. None twice.</summary>
    /// <typeparam name="T">The record of the tool's arguments.</typeparam>
    /// <param name="seed">What the choice comes from.</param>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    public static IEnumerable<object[]> Variants<T>(int seed)
        where T : ITool<T> =>
        [.. FakeRows.Valid(FakeRows.Compile(T.Tool.Parameters), seed).Select(static json => new object[] { Read<T>(json) })];

    /// <summary>Rows of cases, each as the only item: JSON that breaks one rule of the schema, with the place and the rule.</summary>
    /// <typeparam name="T">The record of the tool's arguments.</typeparam>
    /// <param name="seed">What the choice comes from.</param>
    public static IEnumerable<object[]> InvalidVariants<T>(int seed)
        where T : ITool<T> =>
        [.. FakeRows.Invalid(FakeRows.Compile(T.Tool.Parameters), seed).Select(static @case => new object[] { @case })];

    /// <summary>An argument that was given; null for one that was not.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="given">What is given.</param>
    /// <param name="name">The argument's name in JSON.</param>
    public static T? Given<T>(GivenArguments given, string name)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Values.TryGetValue(name, out var value) ? value.Deserialize<T>(ContractJson.Options) : default;
    }

    /// <summary>Gives an argument.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="given">What is given.</param>
    /// <param name="name">The argument's name in JSON.</param>
    /// <param name="value">Its value; null leaves an optional argument out.</param>
    public static void Give<T>(GivenArguments given, string name, T value)
    {
        ArgumentNullException.ThrowIfNull(given);
        given.Values[name] = JsonSerializer.SerializeToElement(value, ContractJson.Options);
    }

    /// <summary>A call of a tool with typed arguments, for a reply.</summary>
    /// <typeparam name="T">The record of the tool's arguments.</typeparam>
    /// <param name="arguments">The arguments.</param>
    public static ToolCall Call<T>(T arguments)
        where T : ITool<T> => new(T.Tool.Name, JsonSerializer.Serialize(arguments, ContractJson.Options));

    private static T Read<T>(string json)
        where T : ITool<T> =>
        JsonSerializer.Deserialize<T>(json, ContractJson.Options)
            ?? throw new JsonException($"the schema of the tool '{T.Tool.Name}' allows null, which its record cannot say");
}
