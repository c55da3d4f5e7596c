using System.Diagnostics;
using ContractMocks.Fakes.Tests.Judges;
using ContractMocks.Schemas;

namespace ContractMocks.Fakes.Tests.Properties;

/// <summary>
/// Properties of fakes of random schemas. The seed is fixed; <c>CONTRACTMOCKS_FAKES_RUNS=100000</c> tries that many, other ones each time. Run
/// alone: <c>-class "*RandomSchemaTests"</c>.
/// </summary>
public sealed class RandomSchemaTests
{
    // A second on a quiet machine; here other tests run beside it on two shared cores.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(3);

    [Fact]
    public void A_random_schema_gives_an_instance_that_fits_or_a_named_contradiction() => Checking.ForAll(3000, static choices =>
    {
        var schema = RandomSchema.Of(choices).ToJsonString();
        return Wrong(schema, choices.Below(100), out _) is { } wrong ? $"{wrong}\n{schema}" : null;
    });

    [Fact]
    public async Task A_schema_made_around_an_instance_is_faked()
    {
        var (all, failures) = (0, new List<string>());
        foreach (var choices in Checking.Sample(2000))
        {
            var instance = RandomSchema.Value(choices, 0);
            var schema = SchemaAround.Of(instance, choices).ToJsonString();
            Assert.True(SchemaValidator.Compile(schema).IsValid(FakedSchema.Parse(instance.ToJsonString())), $"not around {instance.ToJsonString()}: {schema}");
            all++;
            if (Wrong(schema, all % 50, out var refusal) is { } wrong)
            {
                Assert.Fail($"{wrong}\n{schema}");
            }

            if (refusal is not null)
            {
                failures.Add($"FAILS {refusal.Message}; an instance is {instance.ToJsonString()}; schema {schema}");
            }
        }

        await Console.Out.WriteLineAsync($"schemas made around an instance: {all - failures.Count} of {all} are faked");
        Assert.True(failures.Count <= all / 100, string.Join('\n', failures.Take(60)));
    }

    [Fact]
    public async Task Ajv_takes_fakes_of_random_schemas()
    {
        NodeTool.Require();
        using var ajv = new Ajv();
        var (judged, unread, surprises) = (0, 0, new List<string>());
        foreach (var choices in Checking.Sample(400))
        {
            var schema = RandomSchema.Of(choices);
            schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
            var made = FakeRun.One(new FakedSchema("random", "", schema.ToJsonString()) { IsSatisfiable = false }, 3, ajv.Complaint);
            judged += made.Unfakeable is null ? 1 : 0;
            unread += made.Complaint?.StartsWith(Ajv.Unread, StringComparison.Ordinal) == true ? 1 : 0;
            if (made.Complaint is { } complaint && !complaint.StartsWith(Ajv.Unread, StringComparison.Ordinal))
            {
                surprises.Add($"{complaint}; schema {schema.ToJsonString()}");
            }
        }

        await Console.Out.WriteLineAsync($"Ajv takes the fakes of {judged - surprises.Count - unread} random schemas of {judged}, and cannot read {unread}");
        Assert.True(surprises.Count == 0, string.Join('\n', surprises));
        Assert.True(judged - unread > 100, $"only {judged - unread} were judged");
    }

    [Fact]
    public void Variants_of_random_schemas_are_what_they_say() => Checking.ForAll(600, static choices =>
    {
        var schema = SchemaAround.Of(RandomSchema.Value(choices, 0), choices).ToJsonString();
        var faker = SchemaFaker.Compile(schema);
        var validator = SchemaValidator.Compile(schema);
        foreach (var variant in Enum.GetValues<FakeVariant>())
        {
            try
            {
                if (faker.Cases(variant).Select(one => Wrong(validator, variant, one)).FirstOrDefault(static wrong => wrong is not null) is { } wrong)
                {
                    return $"{wrong}\n{schema}";
                }
            }
            catch (UnfakeableSchemaException)
            {
                // How many may be refused is another test's.
            }
        }

        return null;
    });

    [Fact]
    public void A_property_that_does_not_hold_is_noticed_and_made_small()
    {
        var failure = Assert.ThrowsAny<Exception>(static () =>
            Checking.ForAll(500, static choices => RandomSchema.Of(choices).ContainsKey("pattern") ? "has a pattern" : null));

        Assert.Contains("has a pattern", failure.Message, StringComparison.Ordinal);
    }

    private static string? Wrong(SchemaValidator validator, FakeVariant variant, FakeCase one)
    {
        var errors = validator.Validate(FakedSchema.Parse(one.Json));
        var first = errors is [var error, ..] ? error.ToString() : "nothing";
        if (variant != FakeVariant.Invalid)
        {
            return one.IsValid && errors.Count == 0 ? null : $"{variant}, {one.Name}: {one.Json} does not fit: {first}";
        }

        var named = errors.Any(found => found.Path == one.Path && found.Keyword == one.Keyword);
        return !one.IsValid && named ? null : $"{variant}, {one.Name}: {one.Json} should break '{one.Keyword}' at {one.Path}, but the validator says {first}";
    }

    /// <summary>What is wrong with the fake of a schema, but for a refusal.</summary>
    private static string? Wrong(string schema, int seed, out UnfakeableSchemaException? refusal)
    {
        refusal = null;
        // A busy machine can make one attempt slow; three slow ones are the faker's doing.
        for (var attempt = 0; ; attempt++)
        {
            var watch = Stopwatch.StartNew();
            string? wrong = null;
            try
            {
                var instance = SchemaFaker.Compile(schema).Make(new FakeOptions { Seed = seed });
                wrong = SchemaValidator.Compile(schema).Validate(FakedSchema.Parse(instance)) is [var error, ..] ? $"{instance} does not fit: {error.Message}" : null;
            }
            catch (UnfakeableSchemaException exception)
            {
                refusal = exception;
                wrong = exception.Keyword.Length == 0 ? "the contradiction has no name" : null;
            }
#pragma warning disable CA1031 // Any other exception is what is looked for.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                wrong = exception.ToString();
            }

            if (wrong is not null || watch.Elapsed <= s_longest)
            {
                return wrong;
            }

            if (attempt == 2)
            {
                return $"takes {watch.Elapsed.TotalSeconds:F1} s";
            }
        }
    }
}
