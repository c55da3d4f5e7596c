using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ContractMocks.Fakes.Tests.Components;
using ContractMocks.Fakes.Tests.Judges;
using ContractMocks.Fakes.Tests.Suite;
using ContractMocks.Fakes.Tests.Tools;

namespace ContractMocks.Fakes.Tests.SideBySide;

/// <summary>What one maker of fakes did with a collection of schemas.</summary>
/// <param name="Maker">Its name.</param>
/// <param name="Schemas">How many schemas it was given.</param>
/// <param name="Whole">For how many of them every fake was valid.</param>
/// <param name="Fakes">How many fakes it was asked for.</param>
/// <param name="Valid">How many of them Ajv takes.</param>
/// <param name="Microseconds">The median over the schemas of the time of one fake in a loop over the seeds, after a loop to warm up.</param>
internal sealed record Score(string Maker, int Schemas, int Whole, int Fakes, int Valid, double Microseconds);

/// <summary>
/// Our faker beside json-schema-faker, on the same schemas with the same number of seeds, both judged by Ajv. Schemas that Ajv cannot read or that
/// have no instance are left out.
/// </summary>
internal sealed class Contest : IDisposable
{
    public const string Ours = "ContractMocks";

    /// <summary>What the other program may take for all seeds of a schema before it counts as never ending.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly HashSet<FakedSchema> _endless = [];
    private readonly Ajv _ajv = new();
    private NodeTool _rival = NodeTool.Start();

    /// <summary>The schemas of a collection, each complete in itself; every so-many-th only where asked.</summary>
    public static List<FakedSchema> Schemas(string collection, int every) => collection switch
    {
        "suite" => [.. SuiteSchemas.All().Where(static schema => schema.IsSatisfiable).Where((_, index) => index % every == 0)],
        "functions" => [.. ToolSchemas.Of("tools/bfcl").Where((_, index) => index % every == 0)],
        _ => [.. ComponentSchemas.Documents(CancellationToken.None)
            .SelectMany(static document => document.Schemas)
            .Where(static schema => !ImpossibleComponents.Has(schema.ToString()))
            .Where((_, index) => index % every == 0)
            .Select(Bundle.Of)
            // Larger ones take the other program minutes.
            .Where(static schema => schema.Json.Length < 100_000)],
    };

    public IReadOnlyList<Score> Run(IReadOnlyList<FakedSchema> schemas, int seeds)
    {
        var readable = schemas.Where(schema => _ajv.Accepted(schema, []) is not null).ToList();
        return
        [
            Score(Ours, readable, seeds, schema => OurFakes(schema, seeds)),
            Score("json-schema-faker", readable, seeds, schema => TheirFakes(schema, seeds, "strict")),
            Score("  failOnInvalidTypes: false", readable, seeds, schema => TheirFakes(schema, seeds, "loose")),
        ];
    }

    public static string Table(string collection, IEnumerable<Score> scores)
    {
        var text = new StringBuilder();
        foreach (var score in scores)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{collection,-11} {score.Maker,-28} {(double)score.Valid / score.Fakes,7:P2} of {score.Fakes,6} fakes valid, {score.Whole,5} of {score.Schemas,5} schemas without a wrong one, {score.Microseconds,9:F1} µs a fake");
        }

        return text.ToString();
    }

    public void Dispose()
    {
        _ajv.Dispose();
        _rival.Dispose();
    }

    private Score Score(string maker, List<FakedSchema> schemas, int seeds, Func<FakedSchema, (IReadOnlyList<string> Instances, double Microseconds)> make)
    {
        var (whole, valid, times) = (0, 0, new List<double>());
        foreach (var schema in schemas)
        {
            var (instances, microseconds) = make(schema);
            var accepted = instances.Count == 0 ? 0 : _ajv.Accepted(schema, instances) ?? 0;
            valid += accepted;
            whole += accepted == seeds ? 1 : 0;
            times.Add(microseconds);
        }

        times.Sort();
        return new Score(maker, schemas.Count, whole, schemas.Count * seeds, valid, times.Count == 0 ? 0 : times[times.Count / 2]);
    }

    private static (IReadOnlyList<string> Instances, double Microseconds) OurFakes(FakedSchema schema, int seeds)
    {
        var instances = new List<string>();
        var faker = schema.Faker();
        var started = 0L;
        // The first loop warms up, as the other program's does.
        for (var round = 0; round < 2; round++)
        {
            instances.Clear();
            started = Stopwatch.GetTimestamp();
            for (var seed = 0; seed < seeds; seed++)
            {
                try
                {
                    instances.Add(faker(seed));
                }
#pragma warning disable CA1031 // One that is not made is not valid, whatever the reason; the other program's is counted alike.
                catch (Exception)
#pragma warning restore CA1031
                {
                }
            }
        }

        return (instances, Stopwatch.GetElapsedTime(started).TotalMicroseconds / seeds);
    }

    private (IReadOnlyList<string> Instances, double Microseconds) TheirFakes(FakedSchema schema, int seeds, string options)
    {
        var remotes = schema.Json.Contains("localhost:1234", StringComparison.Ordinal)
            ? string.Join(',', SuiteSchemas.Remotes.Select(static remote => Ajv.Quote(remote.Key) + ":" + Ajv.OneLine(remote.Value)))
            : "";
        var request = $$$"""{"op":"fake","schema":{{{Ajv.OneLine(schema.Json)}}},"seeds":{{{seeds}}},"options":"{{{options}}}","remotes":{{{{remotes}}}}}""";
        // Options make no difference to one that does not end.
        if (_endless.Contains(schema))
        {
            return ([], s_patience.TotalMicroseconds / seeds);
        }

        if (_rival.TryAsk(request, s_patience) is not { } answer)
        {
            _endless.Add(schema);
            _rival.Dispose();
            _rival = NodeTool.Start();
            return ([], s_patience.TotalMicroseconds / seeds);
        }

        return (
            [.. answer["instances"]!.AsArray().OfType<JsonValue>().Select(static text => text.GetValue<string>())],
            answer["microseconds"]!.GetValue<double>());
    }
}
