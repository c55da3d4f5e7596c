using System.IO.Pipelines;
using ContractMocks.Engine.Judging;
using ContractMocks.Engine.Routing;

namespace ContractMocks.Engine.Responses;

/// <summary>Judges exchanges that somebody else answers: the request as a strict mock does, and the answer. Thread-safe.</summary>
internal sealed class ContractJudge
{
    // Judging remembers nothing.
    private static readonly MockStore s_store = new();

    private readonly LoadedContract _contract;
    private readonly MockOptions _options;
    private readonly ProviderVoice _voice;
    private readonly RouteTable _routes;
    private readonly RequestJudge _requests;
    private readonly ResponseJudge _responses;

    public ContractJudge(LoadedContract contract, MockOptions options)
    {
        _contract = contract;
        // Nothing is answered here, so there is nobody to be lenient with.
        _options = options.Requests == RequestChecks.Lenient ? options with { Requests = RequestChecks.Careful } : options;
        _voice = ProviderVoice.Of(contract);
        _routes = new RouteTable(
            contract.Contract.BasePath, contract.Contract.Operations.Select(static operation => new OperationRoute(operation, dialect: null)));
        _requests = new RequestJudge(contract, _options, _voice);
        _responses = new ResponseJudge(contract);
    }

    /// <summary>The operation of a request; null after a breach that says why there is none.</summary>
    /// <param name="request">The request; its body is not read.</param>
    /// <param name="breaches">Where the breach goes.</param>
    public JudgedOperation? Find(MockRequest request, List<Breach> breaches)
    {
        var (method, path) = (request.Method, request.Path);
        var (route, values, methods) = _routes.Find(method, request);
        if (route is null && method == "HEAD")
        {
            (route, values, _) = _routes.Find("GET", request);
        }

        if (route is not null)
        {
            return new JudgedOperation(route, values);
        }

        breaches.Add(new Breach(
            BreachKind.Operation,
            "",
            methods.Count > 0
                ? $"'{_contract.Contract.Name}' has no {method} on this path, only {string.Join(", ", methods)}"
                : $"'{_contract.Contract.Name}' has no such path: {_routes.Explain(method, path)}"));
        return null;
    }

    /// <summary>What a strict mock would refuse the request for.</summary>
    /// <param name="operation">The operation that <see cref="Find"/> gave.</param>
    /// <param name="request">The request with its whole body.</param>
    /// <param name="breaches">Where breaches go.</param>
    /// <param name="cancellation">Gives up.</param>
    public void JudgeRequest(JudgedOperation operation, MockRequest request, List<Breach> breaches, CancellationToken cancellation)
    {
        var exchange = new Exchange(0, _options.Time.GetUtcNow(), request);
        var exchanging = new Exchanging(request, NoResponse.Instance, exchange, _options, _voice, s_store, cancellation) 
        {
            PathValues = operation.Values,
            Route = operation.Route,
        };
        try
        {
            if (_requests.Judge(operation.Route, exchanging) is not { } error)
            {
                return;
            }

            breaches.AddRange(error.Violations.Select(static one => new Breach(BreachKind.Request, one.Name, one.Message)));
            if (error.Violations.Count == 0)
            {
                breaches.Add(new Breach(BreachKind.Request, error.Parameter ?? "", error.Message));
            }
        }
        finally
        {
            exchanging.BodyOwner?.Dispose();
        }
    }

    /// <summary>Starts judging an answer: its status and headers at once, its body as it comes.</summary>
    /// <param name="operation">The operation that <see cref="Find"/> gave.</param>
    /// <param name="request">The request; its body is not read.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="breaches">Where breaches go, those of the body later.</param>
    public BodyJudge JudgeResponse(
        JudgedOperation operation, MockRequest request, int status, IReadOnlyList<KeyValuePair<string, string>> headers, List<Breach> breaches) =>
        _responses.Judge(operation.Route.Operation, request, status, headers, breaches);

    // Judging sends nothing.
    private sealed class NoResponse : MockResponse
    {
        public static readonly NoResponse Instance = new();

        public override PipeWriter Body => throw new NotSupportedException();

        public override void Start(int status, IReadOnlyList<KeyValuePair<string, string>> headers) => throw new NotSupportedException();
    }
}

/// <summary>The operation of a judged exchange, and the values in its path.</summary>
internal sealed record JudgedOperation(OperationRoute Route, IReadOnlyList<KeyValuePair<string, string>> Values)
{
    public string Id => Route.Operation.Id;
}
