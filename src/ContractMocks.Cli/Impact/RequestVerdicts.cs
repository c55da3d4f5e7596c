using System.Text.Json;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Impact;
using ContractMocks.Compiler.Impact.Fields;
using ContractMocks.Engine.Responses;

namespace ContractMocks.Cli.Impact;

/// <summary>Why a request that the old document allows is refused by the new one.</summary>
/// <param name="Operation">The operation by the old document.</param>
/// <param name="Breach">The first reason.</param>
internal sealed record RequestVerdict(Operation Operation, Breach Breach)
{
    /// <summary>The findings that are about the field.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    /// <summary>The reason with its place.</summary>
    public string Sentence => Breach.Place.Length == 0 || Breach.Message.StartsWith(Breach.Place, StringComparison.Ordinal) ? Breach.Message : $"{Breach.Place}: {Breach.Message}";
}

/// <summary>
/// Judges requests by both documents as a mock that serves them does. What the old one refuses, too, is no fault of an update. Keys and tokens are not
/// asked for: journals have none.
/// </summary>
internal sealed class RequestVerdicts(LoadedContract old, LoadedContract @new, SpecComparison comparison)
{
    private static readonly MockOptions s_options = new() { ChecksSecurity = false };

    private readonly ContractJudge _old = new(old, s_options);
    private readonly ContractJudge _new = new(@new, s_options);
    private readonly ReplyTouch _touch = new(old.Contract, @new.Contract);

    /// <summary>The operation of the old document that a request is for, or null.</summary>
    public Operation? Operation(MockRequest request) => _old.Find(request, [])?.Route.Operation;

    /// <summary>The verdict, or null where both documents allow the request or the old one does not.</summary>
    public RequestVerdict? Judge(MockRequest request, CancellationToken cancellation)
    {
        var before = new List<Breach>();
        if (_old.Find(request, before) is not { } operation)
        {
            return null;
        }

        _old.JudgeRequest(operation, request, before, cancellation);
        if (before.Count > 0)
        {
            return null;
        }

        var after = new List<Breach>();
        if (Find(request, after) is var (judged, moved))
        {
            after.Clear();
            _new.JudgeRequest(judged, moved, after, cancellation);
        }

        return after.Count == 0 ? null : new RequestVerdict(operation.Route.Operation, after[0]) { Findings = Findings(operation.Route.Operation, request, after[0]) };
    }

    // The address of a service is told to clients apart from the path, so another base path alone refuses nothing.
    private (JudgedOperation Operation, MockRequest Request)? Find(MockRequest request, List<Breach> breaches)
    {
        if (_new.Find(request, breaches) is { } found)
        {
            return (found, request);
        }

        var (from, to) = (old.Contract.BasePath, @new.Contract.BasePath);
        if (from == to || !request.Path.StartsWith(from, StringComparison.Ordinal))
        {
            return null;
        }

        var moved = new MockRequest { Method = request.Method, Path = to + request.Path[from.Length..], Query = request.Query, Headers = request.Headers, Body = request.Body };
        return _new.Find(moved, breaches) is { } other ? (other, moved) : null;
    }

    private EquatableArray<Finding> Findings(Operation operation, MockRequest request, Breach breach)
    {
        if (breach.Kind == BreachKind.Operation)
        {
            return comparison.Findings.Where(finding => finding.Reaches.Any(reach => reach.Method == operation.Method && reach.Path == operation.Path)
                && finding.Old is not null && finding.New is null && finding.Path.StartsWith(operation.Method + " ", StringComparison.Ordinal)).ToEquatableArray();
        }

        try
        {
            using var body = JsonDocument.Parse(request.Body);
            var field = FieldTrace.Plain(breach.Place);
            var dot = field.LastIndexOf('.');
            var parent = dot < 0 ? "" : field[..dot];
            return _touch.OfRequest(comparison.Findings, operation, body.RootElement)
                .Where(touch => touch.Fields.Any(one => one == field || (one == parent && touch.Finding.Path.EndsWith("." + field[(dot + 1)..], StringComparison.Ordinal))))
                .Select(static touch => touch.Finding).ToEquatableArray();
        }
        catch (JsonException)
        {
            // A form, or no body: the sentence says enough.
            return default;
        }
    }
}
