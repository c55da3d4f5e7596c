using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes;

/// <summary>
/// The making of one fake. A value is made, judged by the validators of all schemas it must fit, and made again in another way when one of them
/// objects: other branches of unions, then plainer. Effort and depth are bounded, because schemas come from outside.
/// </summary>
internal sealed class FakeSession(FakeSources sources, int seed, FakeStyle style)
{
    /// <summary>From here on, optional properties are left out and unions take the branch that ends soonest.</summary>
    private const int Deep = 4;

    private const int MaxDepth = 64;
    private const int MaxAttempts = 48;
    private const int MaxEffort = 50_000;

    private int _effort;
    private Failure? _failure;

    public int Seed => seed;

    /// <summary>Whether a value that does not fit is better than none.</summary>
    public bool IsLenient { get; init; }

    public string Make(JsonElement schema)
    {
        FakeSource[] root = [new(schema, sources)];
        return Normalise(TryMake(root, FakePlace.Root, style) ?? throw Unfakeable(FakePlace.Root));
    }

    public string Complete(JsonElement schema, JsonElement given)
    {
        FakeSource[] root = [new(schema, sources)];
        return Normalise(new FakeCompletion(this).Complete(root, given, FakePlace.Root));
    }

    /// <summary>A value that fits all the schemas, as JSON text, or null when none was found.</summary>
    public string? TryMake(IReadOnlyList<FakeSource> schemas, FakePlace place, FakeStyle wanted)
    {
        if (place.Depth > MaxDepth)
        {
            Fail(place, "$ref", $"it nests more than {MaxDepth} deep and does not end");
            return IsLenient ? "null" : null;
        }

        var combinations = 1;
        for (var attempt = 0; attempt < Math.Min(combinations, MaxAttempts); attempt++)
        {
            var value = TryStyle(schemas, place, wanted, attempt, ref combinations)
                ?? (wanted == FakeStyle.Plain ? null : TryStyle(schemas, place, FakeStyle.Plain, attempt, ref combinations));
            if (value is not null)
            {
                return value;
            }
        }

        return IsLenient ? "null" : null;
    }

    public UnfakeableSchemaException Unfakeable(FakePlace place)
    {
        var failure = _failure ?? new Failure(place, "type", "nothing fits");
        return new UnfakeableSchemaException(failure.Place.Path, failure.Keyword, failure.Reason);
    }

    /// <summary>Remembers why a value failed; of several reasons the deepest, which is the nearest to the cause.</summary>
    public void Fail(FakePlace place, string keyword, string reason)
    {
        if (_failure is null || place.Depth > _failure.Place.Depth)
        {
            _failure = new Failure(place, keyword, reason);
        }
    }

    /// <summary>Whether a value fits all the schemas; notes the reason when it does not.</summary>
    public bool Fits(IReadOnlyList<FakeSource> schemas, string value, FakePlace place)
    {
        if (IsLenient)
        {
            return true;
        }

        using var parsed = FakeSource.Parse(value);
        foreach (var schema in schemas)
        {
            if (!schema.Validator.IsValid(parsed.RootElement))
            {
                var error = schema.Validator.Validate(parsed.RootElement)[0];
                Fail(place, error.Keyword, $"at {place.Path + error.Path[1..]} it asks for {error.Expected}");
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a value fits all the schemas, without noting anything.</summary>
    public static bool IsFit(IEnumerable<FakeSource> schemas, string value)
    {
        using var parsed = FakeSource.Parse(value);
        return schemas.All(schema => schema.Validator.IsValid(parsed.RootElement));
    }

    private string? TryStyle(IReadOnlyList<FakeSource> schemas, FakePlace place, FakeStyle wanted, int attempt, ref int combinations)
    {
        if (++_effort > MaxEffort)
        {
            if (IsLenient)
            {
                return "null";
            }

            throw new UnfakeableSchemaException(place.Path, _failure?.Keyword ?? "effort", $"more than {MaxEffort} values were tried");
        }

        var flattening = Flattening.Of(schemas, FakeSeed.For(place.Path, "branch", seed), place.Depth >= Deep, attempt);
        if (flattening.IsEndless)
        {
            Fail(place, "$ref", "the reference leads back to itself");
            return null;
        }

        var value = new FakeValue(this, flattening, place, wanted, place.Depth >= Deep, attempt).Make();
        combinations = Math.Max(combinations, flattening.Combinations);
        return value is not null && Fits(schemas, value, place) ? value : null;
    }

    private static string Normalise(string json)
    {
        using var parsed = FakeSource.Parse(json);
        return SchemaReader.Text(parsed.RootElement);
    }

    private sealed record Failure(FakePlace Place, string Keyword, string Reason);
}
