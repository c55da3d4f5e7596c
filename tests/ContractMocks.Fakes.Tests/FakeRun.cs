using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ContractMocks.Fakes.Tests;

/// <summary>How faking one schema ended.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Failure">What went wrong; null when every seed gave a valid instance, or none was to be had and the faker said so.</param>
/// <param name="Unfakeable">The contradiction that the faker named; null when it made instances.</param>
internal sealed record FakeResult(FakedSchema Schema, string? Failure, UnfakeableSchemaException? Unfakeable)
{
    /// <summary>What another judge says against an instance that our validator takes; null for nothing.</summary>
    public string? Complaint { get; init; }

    /// <summary>The instances, by seed from 0, where the run keeps them.</summary>
    public IReadOnlyList<string> Instances { get; init; } = [];

    /// <summary>The milliseconds that it took, for the table alone: no test depends on it.</summary>
    public double Milliseconds { get; init; }
}

/// <summary>Fakes schemas for many seeds and has our validator judge each instance.</summary>
internal static class FakeRun
{
    /// <summary>The seeds of the issue.</summary>
    public const int Seeds = 20;

    /// <summary>
    /// Not a limit that a fake is measured by, but what tells an endless one from a slow machine: all seeds of a schema should take milliseconds.
    /// </summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(40);

    /// <param name="schemas">What is faked.</param>
    /// <param name="seeds">How often each.</param>
    /// <param name="judge">Another judge of the instances that our validator takes; null for none. Called from several threads.</param>
    /// <param name="keepsInstances">Whether results hold the instances, too.</param>
    /// <param name="cancellation">The test's.</param>
    public static List<FakeResult> All(
        IReadOnlyList<FakedSchema> schemas,
        int seeds,
        Func<FakedSchema, IReadOnlyList<string>, string?>? judge,
        bool keepsInstances,
        CancellationToken cancellation)
    {
        var results = new FakeResult[schemas.Count];
        // Single items are handed out one at a time: some are a thousand times dearer than others.
        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, schemas.Count), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            index => results[index] = One(schemas[index], seeds, judge) is var result && keepsInstances ? result : result with { Instances = [] });
        return [.. results];
    }

    public static FakeResult One(FakedSchema schema, int seeds, Func<FakedSchema, IReadOnlyList<string>, string?>? judge)
    {
        FakeResult? result = null;
        IReadOnlyList<string> instances = [];
        // A thread of its own: one that never ends must not take the others with it.
        var thread = new Thread(() => (result, instances) = Judged(schema, seeds)) { IsBackground = true };
        var watch = Stopwatch.StartNew();
        thread.Start();
        var ended = thread.Join(s_patience);
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        return (ended ? result! : new FakeResult(schema, "does not come to an end", null)) with
        {
            Milliseconds = milliseconds,
            Instances = instances,
            Complaint = ended && instances.Count > 0 ? judge?.Invoke(schema, instances) : null,
        };
    }

    /// <summary>A line for each group: how many schemas, how many fakes fit, the slowest schema; then each failure.</summary>
    public static string Table(IEnumerable<FakeResult> results)
    {
        var text = new StringBuilder();
        foreach (var group in results.GroupBy(static result => result.Schema.Group).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var (all, good) = (group.Count(), group.Count(static result => result.Failure is null));
            var slowest = group.MaxBy(static result => result.Milliseconds)!;
            text.Append(CultureInfo.InvariantCulture, $"{(all == good ? ' ' : '!')} {group.Key,-58} {good,5} of {all,-5} slowest {slowest.Milliseconds,8:F1} ms");
            text.Append(slowest.Milliseconds > 500 ? $" ({slowest.Schema.Name})\n" : "\n");
        }

        return text.ToString();
    }

    public static string Failures(IEnumerable<FakeResult> results, int most = 400) =>
        string.Join('\n', results.Where(static result => result.Failure is not null).Take(most).Select(static result => $"FAILS {result.Schema}: {Short(result.Failure!)}"));

    private static (FakeResult Result, IReadOnlyList<string> Instances) Judged(FakedSchema schema, int seeds)
    {
        var instances = new List<string>(seeds);
        try
        {
            var (make, validator) = (schema.Faker(), schema.Validator());
            for (var seed = 0; seed < seeds; seed++)
            {
                var instance = make(seed);
                if (validator.Validate(FakedSchema.Parse(instance)) is [var error, ..])
                {
                    return (new FakeResult(schema, $"seed {seed}: {error.Keyword}: {error.Message}; instance {Short(instance)}; schema {schema.Json}", null), instances);
                }

                instances.Add(instance);
            }

            return (new FakeResult(schema, null, null), instances);
        }
        catch (UnfakeableSchemaException exception)
        {
            // A schema has an instance or it has not: an exception after the first seed is one of our own making.
            var wrong = schema.IsSatisfiable || instances.Count > 0 || exception.Message.Length == 0;
            return (new FakeResult(schema, wrong ? $"seed {instances.Count}: {exception.Message}; schema {schema.Json}" : null, exception), instances);
        }
#pragma warning disable CA1031 // Whatever else is thrown is the failure that is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var failure = $"{exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n')[0].Trim()}";
            return (new FakeResult(schema, $"seed {instances.Count}: {failure}; schema {schema.Json}", null), instances);
        }
    }

    private static string Short(string text) => text.Length <= 700 ? text : string.Concat(text.AsSpan(0, 700), "…");
}
