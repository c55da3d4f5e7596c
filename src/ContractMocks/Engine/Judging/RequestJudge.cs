using System.Collections.Concurrent;
using System.Text.Json;

namespace ContractMocks.Engine.Judging;

/// <summary>
/// Says what the contract does not allow in a request, in the order in which a careful provider looks: who asks (401), the body's type (415), whether
/// all can be read (400), parameters, the body.
/// </summary>
internal sealed class RequestJudge(LoadedContract contract, MockOptions options, ProviderVoice voice)
{
    private readonly ConcurrentDictionary<OperationRoute, OperationPlan> _plans = new();
    private readonly RequestSchemas _schemas = new(contract, options.Requests);

    private readonly ProviderInfo? _provider = ProviderInfo.Find(contract.Contract.Provider);

    private bool IsLenient => options.Requests == RequestChecks.Lenient;

    /// <summary>
    /// Reads the request and judges it: sets the exchange's body and files, and what is wrong in the journal. The exchange then owns what the body is
    /// read from, whatever comes out.
    /// </summary>
    /// <returns>What to answer instead, or null.</returns>
    public WireError? Judge(OperationRoute route, Exchanging exchange)
    {
        var plan = _plans.GetOrAdd(route, static (one, schemas) => new OperationPlan(one, schemas), _schemas);
        var request = new RequestText(exchange);
        var found = new List<Violation>(0);
        if (Refuse(plan, request, exchange, found) is not { } error)
        {
            return null;
        }

        exchange.Exchange.Violations = error.Violations;
        if (!IsLenient || error.Violations[0].Keyword == Violations.SyntaxKeyword)
        {
            return error;
        }

        exchange.ViolationsHeader = Violations.Header(error.Violations);
        return null;
    }

    // Of documents that ship with ContractMocks, keys are asked for by RequireKey. Hosts of a known provider's API take keys in headers of their own (api-key on
    // Azure), of which its document knows one.
    private bool ChecksSecurity(Exchanging exchange) =>
        options.ChecksSecurity
        && (options.Requests == RequestChecks.Strict || _provider is not { } provider || (!provider.Owns(contract.Contract) && exchange.Voice.Key(exchange.Request) is null));

    /// <summary>The first error, with all violations; lenient mode goes on to the end where strict mode stops.</summary>
    private WireError? Refuse(OperationPlan plan, RequestText request, Exchanging exchange, List<Violation> found)
    {
        var first = ChecksSecurity(exchange) ? plan.Security.Judge(request) : null;
        if (first is not null && !IsLenient)
        {
            return first;
        }

        var (kind, content) = (BodyKind.Opaque, (ContentPlan?)null);
        if (plan.Body is { } body && HasBody(exchange.Request))
        {
            var unsupported = body.Choose(exchange.Request, out content);
            if (unsupported is not null && !IsLenient)
            {
                return unsupported;
            }

            found.AddRange(first?.Violations ?? default);
            found.AddRange(unsupported?.Violations ?? default);
            first ??= unsupported;
            if (Read(exchange, content, out kind) is { } unreadable)
            {
                return unreadable;
            }
        }
        else
        {
            found.AddRange(first?.Violations ?? default);
        }

        if (request.SyntaxError() is { } syntax)
        {
            return Violations.Error(400, [syntax]);
        }

        JudgeParts(plan, request, exchange, content, kind, found);
        return found.Count == 0 ? null
            : Violations.Error(first?.Status ?? plan.InvalidStatus, found.Take(Violations.Most).ToEquatableArray(), first?.Header);
    }

    private void JudgeParts(
        OperationPlan plan, RequestText request, Exchanging exchange, ContentPlan? content, BodyKind kind, List<Violation> found)
    {
        foreach (var parameter in plan.Parameters)
        {
            ParameterJudge.Judge(parameter, request, found);
        }

        if (options.Requests == RequestChecks.Strict && exchange.Request.Query.Length > 0)
        {
            plan.JudgeNames(request, found);
        }

        if (plan.Body is { IsRequired: true } body && !HasBody(exchange.Request))
        {
            found.Add(body.Missing());
        }
        else if (content is not null && exchange.Body.ValueKind != JsonValueKind.Undefined)
        {
            foreach (var error in BodyReader.Errors(content, kind, exchange.Body))
            {
                var violation = Violations.InBody(error);
                if (!voice.Excuses(violation, exchange.Request))
                {
                    found.Add(violation);
                }
            }
        }
    }

    private static WireError? Read(Exchanging exchange, ContentPlan? content, out BodyKind kind)
    {
        kind = BodyKind.Opaque;
        if (content is null)
        {
            return null;
        }

        var type = exchange.Request.Header("content-type") ?? content.Content.MediaType;
        kind = content.Kind(type);
        var reading = BodyReader.Read(content, kind, type, exchange.Request.Body);
        if (reading.Error is { } error)
        {
            return Violations.Error(400, [Violations.Syntax(ViolationPlace.Body, error)]);
        }

        exchange.BodyOwner = reading.Document;
        exchange.Body = reading.Document?.RootElement ?? default;
        exchange.Files = reading.Files ?? [];
        return null;
    }

    /// <summary>A form without a field is an empty body, and a body all the same.</summary>
    private static bool HasBody(MockRequest request) =>
        !request.Body.IsEmpty || (request.Header("content-type") is { } type && BodyKinds.Of(type) == BodyKind.Form);
}
