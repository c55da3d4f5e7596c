using ContractMocks.Conversations;
using ContractMocks.Dialects;
using ContractMocks.Engine.Answers;
using ContractMocks.Engine.Judging;
using ContractMocks.Engine.Routing;
using ContractMocks.Matching;

namespace ContractMocks.Engine;

/// <summary>
/// Says what would answer a request, and changes nothing: no turn is used, nothing stands in the journal. Servers that are not ours ask it to give an
/// answer its name. Conditions written in C# are asked, too, and asked again by the answer itself.
/// </summary>
internal sealed class Foresight(MockOptions options, ProviderVoice voice, MockStore store, RouteTable routes, RequestJudge judge, TurnBook book)
{
    /// <summary>Told whenever a turn was added or changed.</summary>
    public event Action? TurnsChanged
    {
        add => book.Changed += value;
        remove => book.Changed -= value;
    }

    /// <summary>All turns, in the order of their chains.</summary>
    public IEnumerable<ForeseenTurn> Turns =>
        book.Chains.SelectMany(static chain => Enumerable.Range(0, chain.Turns.Length).Select(index => new ForeseenTurn(chain, index)));

    /// <summary>Whether turns of scenarios may answer an operation.</summary>
    public static bool IsConversation(Operation operation, ContractMock mock) =>
        KnownDialects.Find(ProviderInfo.Find(mock.Contract.Contract.Provider)?.Dialect(operation)?.Dialect) is ConversationDialect;

    /// <summary>Whether a path is one of the contract's, for whatever method.</summary>
    public bool Knows(string path)
    {
        var match = routes.Find("", new MockRequest { Method = "", Path = path, Headers = [] });
        return match.Route is not null || match.Methods.Count > 0;
    }

    /// <summary>What would answer a request; null where its path is none of the contract's.</summary>
    public Foreseen? Of(MockRequest request)
    {
        var (route, values, methods) = routes.Find(request.Method, request);
        if (route is null && request.Method == "HEAD")
        {
            (route, values, _) = routes.Find("GET", request);
        }

        return route is null ? methods.Count > 0 ? default(Foreseen) : null
            : new Foreseen(route.Operation, options.Cors && Cors.IsPreflight(request) ? null : Turn(route, values, request));
    }

    private ForeseenTurn? Turn(OperationRoute route, IReadOnlyList<KeyValuePair<string, string>> values, MockRequest request)
    {
        var dialect = route.Dialect as ConversationDialect;
        if (dialect is null && !book.Chains.Any(chain => chain.OperationId == route.Operation.Id))
        {
            return null;
        }

        var exchange = new Exchanging(request, NoResponse.Instance, new Exchange(0, options.Time.GetUtcNow(), request), options, voice, store, CancellationToken.None)
        {
            Route = route,
            PathValues = values,
        };
        try
        {
            return IsRefused(route, exchange) || dialect?.Aside(exchange) is not null
                ? null
                : Find(route, dialect, dialect?.Read(exchange) ?? Conversation.Of(exchange.Body));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Refused by the provider's rules, or a condition of the test threw. The answer itself will say so.
            return null;
        }
        finally
        {
            exchange.BodyOwner?.Dispose();
        }
    }

    // In the order of the engine.
    private bool IsRefused(OperationRoute route, Exchanging exchange) =>
        (options.RequireKey is { } key && voice.Key(exchange.Request) != key)
        || judge.Judge(route, exchange) is not null
        || Preferences.Of(exchange.Request) is not null
        || (route.Dialect is not null && AnswerChooser.NotAcceptable(route, exchange) is not null);

    private ForeseenTurn? Find(OperationRoute route, ConversationDialect? dialect, Conversation conversation) =>
        book.Foresee(route.Operation.Id, dialect is not null, conversation) is { } match ? new ForeseenTurn(match.Chain, match.Index) : null;

    private sealed class NoResponse : MockResponse
    {
        public static readonly NoResponse Instance = new();

        public override System.IO.Pipelines.PipeWriter Body => throw new InvalidOperationException("Nothing is answered here.");

        public override void Start(int status, IReadOnlyList<KeyValuePair<string, string>> headers) =>
            throw new InvalidOperationException("Nothing is answered here.");
    }
}

/// <summary>What would answer a request.</summary>
/// <param name="Operation">The operation; null where the path is the contract's and the method is not.</param>
/// <param name="Turn">The turn; null where none answers.</param>
internal readonly record struct Foreseen(Operation? Operation, ForeseenTurn? Turn);

/// <summary>A turn among all of a mock.</summary>
/// <param name="Chain">The scenario, or the turns written in C# together.</param>
/// <param name="Index">The turn in it, counted from 0.</param>
internal sealed record ForeseenTurn(TurnChain Chain, int Index)
{
    /// <summary>What logs call it, e.g. <c>weather-loop turn 2</c>.</summary>
    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Chain.Name} turn {Index + 1}");
}
