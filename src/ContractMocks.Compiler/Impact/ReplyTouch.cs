using System.Text.Json;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact.Fields;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Impact;

/// <summary>Says which findings are about fields that a body carries. Not thread-safe.</summary>
internal sealed class ReplyTouch(Contract old, Contract @new)
{
    private readonly SchemaShelf _old = new(old);
    private readonly SchemaShelf _new = new(@new);

    /// <summary>How a finding touches what receives it.</summary>
    public static ImpactLevel LevelOf(Finding finding) => LevelOf(finding, ChangeSide.Response);

    /// <summary>How a finding touches what travels in a direction.</summary>
    public static ImpactLevel LevelOf(Finding finding, ChangeSide side) =>
        finding.Effects.Any(effect => effect.Side == side && effect.Severity >= ChangeSeverity.Risky) ? ImpactLevel.AtRisk : ImpactLevel.Uses;

    /// <summary>Whether a finding is about the wire in a direction, and reaches an operation.</summary>
    public static bool Reaches(Finding finding, Operation operation, ChangeSide side)
    {
        var path = PathTemplate.Anonymous(operation.Path);
        return finding.Effects.Any(effect => effect.Side == side && effect.Severity >= ChangeSeverity.Compatible)
            && finding.Reaches.Any(reach => reach.Side == side && reach.Method == operation.Method && PathTemplate.Anonymous(reach.Path) == path);
    }

    /// <summary>The findings whose field an answer carries, in their order.</summary>
    public IReadOnlyList<Finding> Of(IEnumerable<Finding> findings, ReplySample sample) => [.. Touches(findings, sample).Select(static touch => touch.Finding)];

    /// <summary>The same, with the fields of the answer.</summary>
    public IReadOnlyList<FieldTouch> Touches(IEnumerable<Finding> findings, ReplySample sample)
    {
        var before = OperationOf(old, sample);
        var reaching = before is null ? [] : findings.Where(finding => Reaches(finding, before, ChangeSide.Response)).ToList();
        if (reaching.Count == 0)
        {
            return [];
        }

        using var body = JsonDocument.Parse(sample.Body);
        List<FieldTrace> traces = [.. Trace(_old, before, sample, body.RootElement), .. Trace(_new, OperationOf(@new, sample), sample, body.RootElement)];
        return Touches(reaching, traces, before!);
    }

    /// <summary>The findings whose field a request's body carries.</summary>
    /// <param name="findings">All findings.</param>
    /// <param name="operation">The operation, of the old contract.</param>
    /// <param name="body">The body as JSON.</param>
    public IReadOnlyList<FieldTouch> OfRequest(IEnumerable<Finding> findings, Operation operation, JsonElement body)
    {
        var reaching = findings.Where(finding => Reaches(finding, operation, ChangeSide.Request)).ToList();
        if (reaching.Count == 0)
        {
            return [];
        }

        var traces = new List<FieldTrace>();
        foreach (var (shelf, one) in new[] { (_old, operation), (_new, OperationMatch.Find(@new, operation.Method, operation.Path, old.BasePath)) })
        {
            if (one?.Body is { Contents.Count: > 0 } content)
            {
                traces.Add(FieldTrace.Of(shelf, content.Contents[0].Schema, body));
            }
        }

        return Touches(reaching, traces, operation);
    }

    private static List<FieldTouch> Touches(List<Finding> reaching, List<FieldTrace> traces, Operation operation)
    {
        var touches = new List<FieldTouch>();
        foreach (var finding in reaching)
        {
            var fields = traces.SelectMany(trace => Carried(trace, finding, operation)).Distinct(StringComparer.Ordinal).ToEquatableArray();
            if (fields.Count > 0)
            {
                touches.Add(new FieldTouch(finding, fields));
            }
        }

        return touches;
    }

    private static HashSet<string> Carried(FieldTrace trace, Finding finding, Operation operation)
    {
        var place = FieldTrace.PathOf(finding);
        if (trace.Paths.TryGetValue(place, out var fields))
        {
            return fields;
        }

        // Before any named schema a path begins with the operation: "GET /models 200.data[]".
        var start = $"{operation.Method} {operation.Path}";
        if (!place.StartsWith(start, StringComparison.Ordinal))
        {
            return [];
        }

        var at = place.IndexOfAny(['.', '['], start.Length);
        return at >= 0 && trace.Paths.TryGetValue(place.Substring(at), out var inner) ? inner : [];
    }

    private static Operation? OperationOf(Contract contract, ReplySample sample) =>
        sample.Method.Length == 0 ? contract.Operations.FirstOrDefault(one => one.Id == sample.Operation) : OperationMatch.Find(contract, sample.Method, sample.Path);

    private static IEnumerable<FieldTrace> Trace(SchemaShelf shelf, Operation? operation, ReplySample sample, JsonElement body) =>
        operation is not null && ReplyJudge.Declared(operation, sample.Status) is { } response && ReplyJudge.Declared(response, sample.MediaType) is { } content
            ? [FieldTrace.Of(shelf, content.Schema, body)]
            : [];
}

/// <summary>A finding, and the fields of a body that it is about, without the numbers of items; an empty one is the body itself.</summary>
internal sealed record FieldTouch(Finding Finding, EquatableArray<string> Fields);
