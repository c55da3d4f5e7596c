using System.Text.Json;
using ContractMocks.Json;
using ContractMocks.Typed;

namespace ContractMocks;

/// <summary>
/// Makes up typed data: tools and models by the schema that they were emitted from, types of your own by what System.Text.Json writes of them.
/// The same seed gives the same data on every machine and culture.
/// </summary>
/// <remarks>
/// Of types of your own, nullable annotations, <c>required</c>, <c>[JsonPropertyName]</c>, <c>[JsonIgnore]</c>, <c>[JsonPolymorphic]</c>,
/// <c>[Description]</c> and the attributes of <c>System.ComponentModel.DataAnnotations</c> count.
/// </remarks>
/// <example>
/// <code>
/// var order = Fake.Of&lt;Order&gt;(seed: 7) with { Customer = "Ada" };
/// </code>
/// </example>
public static class Fake
{
    /// <summary>A typical instance.</summary>
    /// <typeparam name="T">An emitted tool or model, or a type of your own: a record, class, struct, enum, list or dictionary.</typeparam>
    /// <param name="seed">What every choice comes from; default: 0.</param>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    /// <exception cref="NotSupportedException">The type's JSON is not known: the message names the member and the reason.</exception>
    public static T Of<T>(int seed = 0) => Of<T>(new FakeOptions { Seed = seed });

    /// <summary>A typical instance.</summary>
    /// <typeparam name="T">An emitted tool or model, or a type of your own.</typeparam>
    /// <param name="options">Seed and locale.</param>
    /// <param name="json">How the type is written as JSON, for types of your own; null for <see cref="ContractJson.Options"/>.</param>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    /// <exception cref="NotSupportedException">The type's JSON is not known: the message names the member and the reason.</exception>
    public static T Of<T>(FakeOptions options, JsonSerializerOptions? json = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Read<T>(TypeFakers.Of(typeof(T), json).Make(options), json);
    }

    /// <summary>Several instances, each of a seed of its own.</summary>
    /// <typeparam name="T">An emitted tool or model, or a type of your own.</typeparam>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="seed">What every choice comes from; default: 0. The instances of two seeds have nothing in common.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    /// <exception cref="NotSupportedException">The type's JSON is not known: the message names the member and the reason.</exception>
    public static IReadOnlyList<T> Many<T>(int count, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        // A large prime: the seeds of neighbours do not meet within a million instances.
        return [.. Enumerable.Range(0, count).Select(index => Of<T>(unchecked((seed * 1_000_003) + index)))];
    }

    /// <summary>The instances of a variant: one of typical, minimal and maximal, any number of boundaries.</summary>
    /// <typeparam name="T">An emitted tool or model, or a type of your own.</typeparam>
    /// <param name="variant">Which; <see cref="FakeVariant.Invalid"/> has no typed form.</param>
    /// <param name="options">Seed and locale; null for the defaults.</param>
    /// <exception cref="ArgumentException">The variant is <see cref="FakeVariant.Invalid"/>: see <see cref="InvalidJson{T}"/>.</exception>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    /// <exception cref="NotSupportedException">The type's JSON is not known: the message names the member and the reason.</exception>
    public static IReadOnlyList<T> Variants<T>(FakeVariant variant, FakeOptions? options = null)
    {
        if (variant == FakeVariant.Invalid)
        {
            throw new ArgumentException("what breaks the schema has no typed form; Fake.InvalidJson<T>() gives it as JSON", nameof(variant));
        }

        return [.. TypeFakers.Of(typeof(T), null).Cases(variant, options).Where(static @case => @case.IsValid).Select(static @case => Read<T>(@case.Json, null))];
    }

    /// <summary>JSON that breaks one rule of the type's schema, a case for each rule.</summary>
    /// <typeparam name="T">An emitted tool or model, or a type of your own.</typeparam>
    /// <param name="options">Seed and locale; null for the defaults.</param>
    /// <exception cref="NotSupportedException">The type's JSON is not known: the message names the member and the reason.</exception>
    public static IReadOnlyList<FakeCase> InvalidJson<T>(FakeOptions? options = null) =>
        [.. TypeFakers.Of(typeof(T), null).Cases(FakeVariant.Invalid, options).Where(static @case => !@case.IsValid)];

    /// <summary>An instance of a JSON Schema, as minified JSON.</summary>
    /// <param name="schema">The schema as JSON text, 2020-12 unless it names another dialect.</param>
    /// <param name="options">Seed and locale; null for the defaults.</param>
    /// <exception cref="JsonException">The schema is not JSON.</exception>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    public static string Json(string schema, FakeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return FakeRows.Compile(schema).Make(options);
    }

    /// <summary>The JSON Schema that a type's fakes fit: that of its tool or contract, or for a type of your own the one made from it.</summary>
    /// <typeparam name="T">An emitted tool or model, or a type of your own.</typeparam>
    /// <exception cref="NotSupportedException">The type's JSON is not known: the message names the member and the reason.</exception>
    public static string SchemaOf<T>() => TypeFakers.SchemaOf(typeof(T), null);

    private static T Read<T>(string json, JsonSerializerOptions? options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, options ?? ContractJson.Options)
                ?? throw new NotSupportedException($"the schema of {typeof(T)} allows null, which is no instance of it");
        }
        catch (JsonException exception)
        {
            throw new NotSupportedException($"{typeof(T)} does not take what its schema allows, at {exception.Path}: {exception.Message} The JSON is {(json.Length <= 300 ? json : json[..300] + "…")}", exception);
        }
    }
}
