using System.Text.Json;
using ContractMocks.Fakes;
using ContractMocks.Fakes.Solving;
using ContractMocks.Fakes.Variants;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks;

/// <summary>
/// Makes up data that fits a schema. The same schema, seed and options give the same bytes on every machine and culture. Read once, used from any
/// number of threads.
/// </summary>
/// <remarks>
/// Each value comes from its own path and the seed, so that a property added to a schema leaves its neighbours as they were. Names, descriptions,
/// examples and formats steer what the data looks like; the validator has the last word, so that nothing is ever returned that does not fit.
/// </remarks>
public sealed class SchemaFaker
{
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = Walk.MaxDepth };

    private readonly Goal _goal;
    private readonly FakeSchemas _schemas;

    private SchemaFaker(JsonElement schema, SchemaDocument document)
    {
        _schemas = FakeSchemas.Of(document);
        _goal = _schemas.At(schema).Goal;
    }

    /// <summary>Reads a schema once, for many fakes.</summary>
    /// <param name="schema">A JSON Schema as JSON text, nested at most 512 deep.</param>
    /// <param name="options">Its dialect where it names none, and what its references may reach; default: the dialect of contracts.</param>
    /// <exception cref="JsonException">The schema is not JSON.</exception>
    public static SchemaFaker Compile(string schema, SchemaOptions? options = null)
    {
        using var parsed = JsonDocument.Parse(LoneSurrogates.Replaced(schema), s_reading);
        var root = parsed.RootElement.Clone();
        return new SchemaFaker(root, options is null ? new SchemaDocument(root) : new SchemaDocument(root, options));
    }

    /// <summary>A typical instance, as minified JSON.</summary>
    /// <param name="options">Seed and locale; default: <see cref="FakeOptions.Default"/>.</param>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    public string Make(FakeOptions? options = null) => Make(options ?? FakeOptions.Default, FakeStyle.Typical);

    /// <summary>
    /// The instances of a variant: one that is typical, minimal or maximal, any number of the others. Cases that turn out equal are given once.
    /// </summary>
    /// <param name="variant">How much of the schema they show.</param>
    /// <param name="options">Seed and locale; default: <see cref="FakeOptions.Default"/>.</param>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    public IReadOnlyList<FakeCase> Cases(FakeVariant variant, FakeOptions? options = null)
    {
        var by = options ?? FakeOptions.Default;
        return variant switch
        {
            FakeVariant.Typical => [Whole("typical", by, FakeStyle.Typical)],
            FakeVariant.Minimal => [Whole("minimal", by, FakeStyle.Minimal)],
            FakeVariant.Maximal => [Whole("maximal", by, FakeStyle.Maximal)],
            FakeVariant.Boundary => Boundaries(by),
            FakeVariant.Invalid => Damaged(by),
            _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "There is no such variant."),
        };
    }

    /// <summary>An instance of a schema that stands alone, as minified JSON.</summary>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    /// <exception cref="JsonException">The schema is not JSON.</exception>
    internal static string Fake(string schema, int seed) => Compile(schema).Make(new FakeOptions { Seed = seed });

    /// <summary>An instance of a schema in a document, as minified JSON.</summary>
    /// <exception cref="UnfakeableSchemaException">No value fits the schema, or none was found.</exception>
    internal static string Fake(JsonElement schema, SchemaDocument document, int seed) => new SchemaFaker(schema, document).Make(new FakeOptions { Seed = seed });

    /// <summary>A value for a schema that no value fits: as near as it gets, with null where nothing does.</summary>
    internal static string Nearest(JsonElement schema, SchemaDocument document, int seed)
    {
        var faker = new SchemaFaker(schema, document);
        using var culture = InvariantCulture.Enter();
        using var solver = new FakeSolver(faker._schemas, new FakeOptions { Seed = seed }, FakeStyle.Minimal) { IsLenient = true };
        return solver.Make(faker._goal);
    }

    /// <summary>The object with its missing required properties faked, at every depth; what is given stays as it is, in its order.</summary>
    /// <remarks>What is given is not judged: where it breaks the schema, the result does too.</remarks>
    /// <exception cref="UnfakeableSchemaException">A missing property cannot be made up.</exception>
    /// <exception cref="JsonException">The schema or the given value is not JSON.</exception>
    internal static string Complete(string schema, string partial, int seed) => Compile(schema).Complete(partial, new FakeOptions { Seed = seed });

    /// <inheritdoc cref="Complete(string, string, int)" />
    internal static string Complete(JsonElement schema, SchemaDocument document, string partial, int seed) =>
        new SchemaFaker(schema, document).Complete(partial, new FakeOptions { Seed = seed });

    /// <summary>The value with its missing required properties faked, at every depth; what is given stays as it is, in its order.</summary>
    /// <param name="partial">What is given, as JSON text. It is not judged: where it breaks the schema, the result does too.</param>
    /// <param name="options">Seed and locale; default: <see cref="FakeOptions.Default"/>.</param>
    /// <exception cref="UnfakeableSchemaException">A missing property cannot be made up.</exception>
    /// <exception cref="JsonException">The given value is not JSON.</exception>
    public string Complete(string partial, FakeOptions? options = null)
    {
        using var given = JsonDocument.Parse(partial, s_reading);
        using var culture = InvariantCulture.Enter();
        using var solver = new FakeSolver(_schemas, options ?? FakeOptions.Default, FakeStyle.Minimal);
        return new FakeCompletion(solver).Complete(_goal, given.RootElement, FakePlace.Root);
    }

    private FakeCase Whole(string name, FakeOptions options, FakeStyle style) => new(name, Make(options, style), "$", "", IsValid: true);

    private IReadOnlyList<FakeCase> Boundaries(FakeOptions options)
    {
        using var culture = InvariantCulture.Enter();
        // Says what contradicts, where there is nothing at all.
        Make(options, FakeStyle.Typical);
        return new BoundaryCases((style, twists, offered) =>
        {
            try
            {
                using var solver = new FakeSolver(_schemas, options, style) { Twists = twists, Offered = offered };
                var made = solver.TryMake(_goal, FakePlace.Root);
                return made is not null && _goal.Accepts(made) ? made : null;
            }
            catch (UnfakeableSchemaException)
            {
                return null;
            }
        }).Make();
    }

    private IReadOnlyList<FakeCase> Damaged(FakeOptions options)
    {
        using var culture = InvariantCulture.Enter();
        var seen = new List<(FakePlace, Shape, Goal)>();
        using var solver = new FakeSolver(_schemas, options, FakeStyle.Maximal) { Seen = (place, shape, goal) => seen.Add((place, shape, goal)) };
        var made = solver.Make(_goal);
        var valid = _goal.Accepts(made) ? made : MakeCarefully(options, FakeStyle.Maximal);
        using var damaging = new FakeSolver(_schemas, options, FakeStyle.Minimal);
        return new InvalidCases(_goal.Literals[0].Schema, valid, seen, damaging).Make();
    }

    private string Make(FakeOptions options, FakeStyle style)
    {
        using var culture = InvariantCulture.Enter();
        using var solver = new FakeSolver(_schemas, options, style);
        var made = solver.Make(_goal);
        return _goal.Accepts(made) ? made : MakeCarefully(options, style);
    }

    // The last word: what the shapes did not foresee is never handed out. Asking about every value finds the place, and another way.
    private string MakeCarefully(FakeOptions options, FakeStyle style)
    {
        using var solver = new FakeSolver(_schemas, options, style) { ChecksAll = true };
        var made = solver.Make(_goal);
        return _goal.Accepts(made) ? made : throw new UnfakeableSchemaException("$", "schema", "none was found");
    }
}
