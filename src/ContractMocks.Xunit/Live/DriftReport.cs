using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Xunit.Judging;

namespace ContractMocks.Xunit.Live;

/// <summary>
/// The report of a run against live services, as Markdown and as JSON. Written anew after every test, so that it is whole however a run ends; never longer than
/// its bounds, and without bodies: names of fields, kinds of values, short texts of errors. Thread-safe.
/// </summary>
/// <param name="path">The path of both files without their endings.</param>
/// <param name="time">The clock.</param>
internal sealed class DriftReport(string path, TimeProvider time)
{
    private const string EveryOperation = "(any operation)";
    private const int MostFindings = 500;
    private const int MostTests = 5;
    private const int MostNotAsked = 500;

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private readonly Lock _gate = new();
    private readonly List<Found> _found = [];
    private readonly Dictionary<(string Contract, string Operation, Drift Drift), Found> _known = [];
    private readonly SortedDictionary<string, string> _notAsked = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Service> _services = new(StringComparer.Ordinal);
    private int _left;

    public string Markdown => path + ".md";

    public string Json => path + ".json";

    /// <summary>The run in a line.</summary>
    public string Summary
    {
        get
        {
            lock (_gate)
            {
                return string.Join("; ", _services.Values.Select(Line));
            }
        }
    }

    /// <summary>Keeps what a test found.</summary>
    public void Asked(LiveService service, Judge judge, LiveQuestion question, IReadOnlyList<Drift> drifts)
    {
        lock (_gate)
        {
            var own = Of(service);
            (own.Document, own.Asked) = (judge.Document ?? own.Document, own.Asked + 1);
            foreach (var drift in drifts)
            {
                Keep(own, question, drift);
            }

            Write();
        }
    }

    /// <summary>Keeps that a test did not ask, and why.</summary>
    public void NotAsked(LiveService service, LiveQuestion question, string reason)
    {
        lock (_gate)
        {
            Of(service).NotAsked++;
            if (_notAsked.Count < MostNotAsked)
            {
                _notAsked[$"{service.Contract}: {question.Subject}"] = service.Shown(reason);
            }

            Write();
        }
    }

    private void Keep(Service own, LiveQuestion question, Drift drift)
    {
        // Headers are the service's habit, not an operation's.
        var operation = drift is { From: DriftFrom.Mock, Kind: DriftKinds.Header } ? EveryOperation : question.OperationId;
        var key = (own.Contract, operation, drift);
        if (!_known.TryGetValue(key, out var found))
        {
            _ = drift.From == DriftFrom.Document ? own.FromDocument++ : own.FromMock++;
            if (_found.Count >= MostFindings)
            {
                _left++;
                return;
            }

            _known[key] = found = new Found(own.Contract, operation, drift);
            _found.Add(found);
        }

        found.Tests.Add(question.Subject);
    }

    private Service Of(LiveService service)
    {
        if (!_services.TryGetValue(service.Contract, out var own))
        {
            _services[service.Contract] = own = new Service(service);
        }

        return own;
    }

    private void Write()
    {
        // Tests run in any order; the report does not.
        _found.Sort(static (one, other) => Compare(
            (one.Contract, other.Contract), (one.Operation, other.Operation), (one.Drift.Kind, other.Drift.Kind), (one.Drift.Place, other.Drift.Place),
            (one.Drift.Expected, other.Drift.Expected), (one.Drift.Found, other.Drift.Found)));
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        Replace(Markdown, AsMarkdown());
        Replace(Json, AsJson());
    }

    private static int Compare(params ReadOnlySpan<(string One, string Other)> keys)
    {
        foreach (var (one, other) in keys)
        {
            if (string.CompareOrdinal(one, other) is not 0 and var order)
            {
                return order;
            }
        }

        return 0;
    }

    private static void Replace(string file, string text)
    {
        var beside = file + ".new";
        File.WriteAllText(beside, text);
        File.Move(beside, file, overwrite: true);
    }

    private string AsMarkdown()
    {
        var text = new StringBuilder("# Drift\n\n");
        foreach (var service in _services.Values)
        {
            text.Append(Line(service)).Append(".\n");
        }

        text.Append("\nWritten ").Append(time.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).Append(" UTC.\n");
        foreach (var from in (DriftFrom[])[DriftFrom.Document, DriftFrom.Mock])
        {
            foreach (var group in _found.Where(one => one.Drift.From == from).GroupBy(static one => $"{one.Contract}: {one.Operation}"))
            {
                text.Append("\n## ").Append(from == DriftFrom.Document ? "Against the document, " : "Against the mock, ").Append(group.Key)
                    .Append("\n\n| kind | where | ").Append(from == DriftFrom.Document ? "document" : "mock").Append(" | service | tests |\n|---|---|---|---|---|\n");
                foreach (var one in group)
                {
                    var drift = one.Drift;
                    text.Append(CultureInfo.InvariantCulture, $"| {drift.Kind} | {Cell(drift.Place)} | {Cell(drift.Expected)} | {Cell(drift.Found)} | {one.Tests.Count} |\n");
                }
            }
        }

        if (_left > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nAnd {_left} more differences, which found no room here.\n");
        }

        if (_notAsked.Count > 0)
        {
            text.Append("\n## Not asked\n\n");
            foreach (var (test, reason) in _notAsked)
            {
                text.Append("- ").Append(test).Append(": ").Append(reason).Append('\n');
            }
        }

        return text.ToString();
    }

    private string AsJson() => new JsonObject
    {
        ["written"] = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["services"] = new JsonArray([.. _services.Values.Select(static service => new JsonObject
        {
            ["contract"] = service.Contract,
            ["address"] = service.Live.Address,
            ["document"] = service.Document,
            ["summary"] = Line(service),
            ["asked"] = service.Asked,
            ["notAsked"] = service.NotAsked,
            ["fromDocument"] = service.FromDocument,
            ["fromMock"] = service.FromMock,
        })]),
        ["findings"] = new JsonArray([.. _found.Select(static found => new JsonObject
        {
            ["contract"] = found.Contract,
            ["operation"] = found.Operation,
            ["from"] = found.Drift.From == DriftFrom.Document ? "document" : "mock",
            ["kind"] = found.Drift.Kind,
            ["place"] = found.Drift.Place,
            ["expected"] = found.Drift.Expected,
            ["found"] = found.Drift.Found,
            ["count"] = found.Tests.Count,
            ["tests"] = new JsonArray([.. found.Tests.Order(StringComparer.Ordinal).Take(MostTests).Select(static test => JsonValue.Create(test))]),
        })]),
        ["left"] = _left,
        ["notAsked"] = new JsonObject(_notAsked.Select(static one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
    }.ToJsonString(s_options) + "\n";

    private static string Line(Service one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Contract} at {one.Live.Address}: {one.Live.Run.Calls.Made} of {one.Live.Run.Calls.Most} calls, {one.Asked} tests asked, {one.NotAsked} not; {one.FromDocument} differences from {one.Document ?? "the mock's document"}, {one.FromMock} from the mock");

    private static string Cell(string text) => text.Length == 0 ? "" : $"`{text.Replace("|", "\\|", StringComparison.Ordinal).Replace('`', '\'')}`";

    private sealed record Found(string Contract, string Operation, Drift Drift)
    {
        public SortedSet<string> Tests { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Service(LiveService live)
    {
        public LiveService Live { get; } = live;

        public string Contract => Live.Contract;

        public string? Document { get; set; }

        public int Asked { get; set; }

        public int NotAsked { get; set; }

        public int FromDocument { get; set; }

        public int FromMock { get; set; }
    }
}
