using System.Text;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Engine.Judging;

namespace ContractMocks.Tests.Judging;

/// <summary>A request that was judged: what is wrong with it, and what its body was read as.</summary>
internal sealed record Judged(WireError? Error, Exchanging Exchange)
{
    public string Body => Exchange.Body.ValueKind == JsonValueKind.Undefined ? "" : Exchange.Body.GetRawText();

    public int Status => Error?.Status ?? 200;
}

/// <summary>Judges requests without a mock around. One contract; requests are written as on the wire.</summary>
internal sealed class JudgeBench(Contract contract, MockOptions? options = null)
{
    private readonly LoadedContract _loaded = LoadedContract.From(contract);
    private readonly Dictionary<string, OperationRoute> _routes = new(StringComparer.Ordinal);
    private RequestJudge? _judge;

    public LoadedContract Loaded => _loaded;

    public static JudgeBench Of(Operation operation, MockOptions? options = null, params SecurityScheme[] schemes) =>
        new(new Contract { Name = "test", Provider = "generic", Operations = [operation], SecuritySchemes = [.. schemes] }, options);

    /// <summary>An operation that documents 422, at <c>POST /x</c>, or at <c>/x/{name}</c> for a parameter of the path.</summary>
    public static Operation Taking(RequestBody? body, params Parameter[] parameters) => new()
    {
        Id = "take",
        Method = "POST",
        Path = "/x" + string.Concat(parameters.Where(static one => one.In == ParameterPlace.Path).Select(static one => "/{" + one.Name + "}")),
        Parameters = [.. parameters],
        Body = body,
        Responses = [new Response("200", "", default), new Response("422", "", default)],
    };

    public static Operation TakingBody(string mediaType, string schema, params PartEncoding[] encodings) =>
        Taking(new RequestBody(true, [new Content(mediaType, schema) { Encodings = [.. encodings] }]));

    /// <summary>Judges a request to the only operation.</summary>
    public Judged Judge(string query = "", string path = "/x", string? type = null, string? body = null, params (string Name, string Value)[] headers) =>
        Judge(_loaded.Contract.Operations[0], path, query, Headers(type, headers), body is null ? default : Encoding.UTF8.GetBytes(body));

    public Judged JudgeBytes(string? type, ReadOnlyMemory<byte> body, params (string Name, string Value)[] headers) =>
        Judge(_loaded.Contract.Operations[0], "/x", "", Headers(type, headers), body);

    public Judged Judge(
        Operation operation, string path, string query, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        _judge ??= new RequestJudge(_loaded, options ?? new MockOptions(), ProviderVoice.Of(_loaded));
        if (!_routes.TryGetValue(operation.Id, out var route))
        {
            _routes[operation.Id] = route = new OperationRoute(operation, null);
        }

        var request = new MockRequest { Method = operation.Method, Path = path, Query = query, Headers = headers, Body = body };
        var exchange = new Exchanging(
            request, null!, new Exchange(1, default, request), options ?? new MockOptions(), ProviderVoice.Of(_loaded), new MockStore(), TestContext.Current.CancellationToken);
        exchange.Route = route;
        var values = new List<KeyValuePair<string, string>>();
        if (route.Pattern.Fits([.. path.Split('/').Select(Uri.UnescapeDataString)], values))
        {
            exchange.PathValues = values;
        }

        return new Judged(_judge.Judge(route, exchange), exchange);
    }

    private static List<KeyValuePair<string, string>> Headers(string? type, (string Name, string Value)[] headers)
    {
        var list = headers.Select(static header => KeyValuePair.Create(header.Name, header.Value)).ToList();
        if (type is not null)
        {
            list.Add(new("content-type", type));
        }

        return list;
    }
}
