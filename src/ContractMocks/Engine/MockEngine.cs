using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects;
using ContractMocks.Engine.Answers;
using ContractMocks.Engine.Answers.Live;
using ContractMocks.Engine.Judging;
using ContractMocks.Engine.Routing;
using ContractMocks.Matching;

namespace ContractMocks.Engine;

/// <summary>Takes requests to their answers: route, dialect, turn, reply, bytes. One per mock; holds all its state.</summary>
internal sealed class MockEngine
{
    private readonly LoadedContract _contract;
    private readonly MockOptions _options;
    private readonly Journal _journal;
    private readonly ProviderInfo? _provider;
    private readonly bool _isForeign;
    private readonly ProviderVoice _voice;
    private readonly TurnBook _book;
    private readonly RouteTable _routes;
    private readonly RequestJudge _judge;
    private readonly ContractAnswers _answers;
    private readonly ReplyFiller _filler;
    private readonly LiveAnswers _live;
    private readonly NestedAnswers _nested;
    private readonly MockStore _store = new();
    private readonly ConcurrentBag<WireBuffer> _bodies = [];
    private readonly ConcurrentBag<WireBuffer> _events = [];

    public MockEngine(LoadedContract contract, MockOptions options, Journal journal)
    {
        _contract = contract;
        _options = options;
        _journal = journal;
        _provider = ProviderInfo.Find(contract.Contract.Provider);
        _isForeign = _provider?.Owns(contract.Contract) == false;
        _voice = ProviderVoice.Of(contract);
        _answers = new ContractAnswers(contract, options);
        _filler = new ReplyFiller(new LiveMaker(new SchemaShelf(), options.Seed));
        _live = new LiveAnswers(contract, _filler);
        _book = new TurnBook(_provider);
        _nested = new NestedAnswers(contract, _provider, _book, _filler);
        _judge = new RequestJudge(contract, options, _voice);
        _routes = new RouteTable(
            contract.Contract.BasePath,
            contract.Contract.Operations.Concat(KnownDialects.Own(_provider)).Select(operation => new OperationRoute(operation, KnownDialects.Find(_provider?.Dialect(operation)?.Dialect))),
            _provider);
        Foresight = new Foresight(options, _voice, _store, _routes, _judge, _book);
    }

    /// <summary>Says what would answer a request.</summary>
    public Foresight Foresight { get; }

    /// <summary>Whether the mock is of a document that is not ours, and answers whatever is asked.</summary>
    private bool IsTriedOut => _isForeign && _options.AnswersWithoutTurns;

    public void Use(Scenario scenario) => _book.Add(scenario, _contract.Contract.Provider);

    public TurnChain NewChain(Operation operation) => _book.NewChain(operation.Id);

    public void Reset()
    {
        _journal.Clear();
        _store.Clear();
        _book.Reset();
    }

    /// <exception cref="ArgumentException">The contract has no such operation.</exception>
    public Operation Operation(string id) =>
        _contract.FindOperation(id) ?? throw new ArgumentException(
            $"The contract '{_contract.Contract.Name}' has no operation '{id}'; "
            + Nearest.Suggestion(id, _contract.Contract.Operations.Select(static known => known.Id)));

    public async Task HandleAsync(MockRequest request, MockResponse response, CancellationToken cancellation)
    {
        var exchange = _journal.Begin(request, _options.Time.GetUtcNow());
        var exchanging = new Exchanging(request, response, exchange, _options, _voice, _store, cancellation) { Nested = _nested };
        try
        {
            await RouteAsync(exchanging).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client is gone: nothing can be told to it, and it is not a failure of the mock.
            exchange.ClientLeft = true;
        }
        catch (Exception exception) when (exchange.Status == 0)
        {
            // A condition or a callback of the test threw, or a part of the contract cannot be used. Sent so that the test shows it.
            await FailAsync(exchanging, exception).ConfigureAwait(false);
        }
        finally
        {
            FinishedExchange.Tell(_contract, exchanging);
            _journal.Complete(exchange);
        }
    }

    public async Task RefuseTooLargeAsync(MockRequest request, MockResponse response, long most, CancellationToken cancellation)
    {
        var exchange = _journal.Begin(request, _options.Time.GetUtcNow());
        var message = string.Format(CultureInfo.InvariantCulture, "The request's body is longer than {0} bytes, the most that this mock takes.", most);
        await new Exchanging(request, response, exchange, _options, _voice, _store, cancellation)
            .SendErrorAsync(new WireError(413, WireError.Invalid, message, null, "request_too_large"), new Outcome(OutcomeKind.Refused, Explanation: message))
            .ConfigureAwait(false);
        _journal.Complete(exchange);
    }

    private static ValueTask FailAsync(Exchanging exchange, Exception exception)
    {
        var message = $"The mock could not answer: {exception.GetType().Name}: {exception.Message}";
        exchange.Exchange.Note(exception.ToString());
        return exchange.SendErrorAsync(
            new WireError(400, WireError.Invalid, message, null, "contractmocks_failed"), new Outcome(OutcomeKind.Failed, Explanation: message));
    }

    private ValueTask RouteAsync(Exchanging exchange)
    {
        var request = exchange.Request;
        if (_options.Cors && Cors.IsPreflight(request))
        {
            return PreflightAsync(exchange);
        }

        var (route, values, methods) = _routes.Find(request.Method, request);
        if (route is null && request.Method == "HEAD")
        {
            exchange.IsHeadOnly = true;
            (route, values, _) = _routes.Find("GET", request);
        }

        if (route is not null)
        {
            exchange.Exchange.OperationId = route.Operation.Id;
            exchange.Route = route;
            exchange.PathValues = values;
            return JudgeAsync(route, exchange);
        }

        if (request is { Method: "OPTIONS", Path: "*" })
        {
            // RFC 9110, 9.3.7: the server itself is asked.
            methods = [.. _contract.Contract.Operations.Select(static operation => operation.Method).Distinct()];
        }

        return methods.Count > 0 ? OtherMethodAsync(exchange, Allowed(methods)) : UnknownPathAsync(exchange);
    }

    private ValueTask UnknownPathAsync(Exchanging exchange)
    {
        var (method, path) = (exchange.Request.Method, exchange.Request.Path);
        var shown = path.Length > RouteTable.MostExplainedPath ? path[..RouteTable.MostExplainedPath] + "..." : path;
        var explanation = $"Invalid URL ({method} {shown}): {_routes.Explain(method, path)}";
        return exchange.SendErrorAsync(
            new WireError(404, WireError.Invalid, explanation, null, "unknown_url"), new Outcome(OutcomeKind.Unmatched, Explanation: explanation));
    }

    private static ValueTask OtherMethodAsync(Exchanging exchange, string allowed)
    {
        if (exchange.Request.Method == "OPTIONS")
        {
            exchange.Exchange.Outcome = new Outcome(OutcomeKind.Default);
            return exchange.SendAsync(204, null, [], new ExtraHeader("allow", allowed));
        }

        var message = $"Not allowed to {exchange.Request.Method} on {exchange.Request.Path}; this path takes {allowed}.";
        return exchange.SendErrorAsync(
            new WireError(405, WireError.Invalid, message, null, "method_not_supported"),
            new Outcome(OutcomeKind.Unmatched, Explanation: message),
            new ExtraHeader("allow", allowed));
    }

    // A browser that is told no hides the reason from its developer, so every path is let through to the request that explains itself.
    private ValueTask PreflightAsync(Exchanging exchange)
    {
        var (_, _, methods) = _routes.Find("", exchange.Request);
        var allowed = methods.Count > 0 ? Allowed(methods) : exchange.Request.Header("access-control-request-method")!;
        var headers = exchange.MoreHeaders = new(6) { new("allow", allowed) };
        Cors.AddPreflight(exchange.Request, allowed, headers);
        exchange.Exchange.Outcome = new Outcome(OutcomeKind.Default);
        return exchange.SendAsync(204, null, []);
    }

    private static string Allowed(IReadOnlyList<string> methods)
    {
        var head = methods.Contains("GET") && !methods.Contains("HEAD") ? ", HEAD" : "";
        return string.Join(", ", methods) + head + (methods.Contains("OPTIONS") ? "" : ", OPTIONS");
    }

    private async ValueTask JudgeAsync(OperationRoute route, Exchanging exchange)
    {
        try
        {
            if (_options.RequireKey is { } key && _voice.Key(exchange.Request) is var given && given != key)
            {
                var refusal = _voice.KeyError(isMissing: given is null, exchange.Request);
                await exchange.SendErrorAsync(refusal, new Outcome(OutcomeKind.Refused, Explanation: refusal.Message)).ConfigureAwait(false);
                return;
            }

            if (_judge.Judge(route, exchange) is { } error)
            {
                await exchange.SendErrorAsync(error, new Outcome(OutcomeKind.Refused, Explanation: error.Message)).ConfigureAwait(false);
                return;
            }

            await AnswerAsync(route, exchange).ConfigureAwait(false);
        }
        catch (RefusedException exception) when (exchange.Exchange.Status == 0 && IsTriedOut && exception is not RequestSchemaException)
        {
            // The service refuses more than its document; who tries a document out is answered by the document.
            await ContractAsync(route, exchange, null).ConfigureAwait(false);
        }
        catch (RefusedException exception) when (exchange.Exchange.Status == 0)
        {
            await exchange.SendErrorAsync(exception.Error, new Outcome(OutcomeKind.Refused, Explanation: exception.Message)).ConfigureAwait(false);
        }
        finally
        {
            exchange.BodyOwner?.Dispose();
        }
    }

    private ValueTask AnswerAsync(OperationRoute route, Exchanging exchange)
    {
        if (Preferences.Of(exchange.Request) is { } preferences)
        {
            return ContractAsync(route, exchange, preferences);
        }

        if (route.Dialect is not null && AnswerChooser.NotAcceptable(route, exchange) is { } refusal)
        {
            return exchange.SendErrorAsync(refusal, new Outcome(OutcomeKind.Refused, Explanation: refusal.Message));
        }

        var dialect = route.Dialect as ConversationDialect;
        if (dialect?.Aside(exchange) is { } aside)
        {
            return ApiAnswers.SendAsync(aside, exchange);
        }

        var conversation = dialect?.Read(exchange) ?? Conversation.Of(exchange.Body);
        exchange.Exchange.ToolResults = ToolResults.Of(conversation);
        if (_book.Match(route.Operation.Id, dialect is not null, conversation) is { } match)
        {
            return ReplyAsync(match, dialect, conversation, exchange);
        }

        if (dialect is null)
        {
            return DefaultAsync(route, exchange);
        }

        var words = dialect.Unscripted(exchange);
        if (words is not null || _options.Fallback != Fallback.None || (_options.AnswersWithoutTurns && !_book.HasTurns(route.Operation.Id)))
        {
            exchange.Exchange.Outcome = new Outcome(OutcomeKind.Default);
            var answer = _filler.Fill(words ?? FallbackText.Of(conversation, _options), conversation, exchange);
            exchange.Exchange.ToolCalls = answer.Calls;
            return SpeakAsync(dialect, answer, exchange);
        }

        var explanation = Explanation.Of(_book, route.Operation.Id, conversation);
        return exchange.SendErrorAsync(
            new WireError(404, WireError.Invalid, explanation, null, "contractmocks_unmatched"), new Outcome(OutcomeKind.Unmatched, Explanation: explanation));
    }

    private ValueTask ReplyAsync(TurnMatch match, ConversationDialect? dialect, Conversation conversation, Exchanging exchange)
    {
        var outcome = new Outcome(OutcomeKind.Matched, match.Chain.Name, match.Index + 1);
        var reply = match.Turn.Reply;
        if (reply.Error is { } error && (reply.ErrorAfter is null || !conversation.Stream || dialect is null))
        {
            return exchange.SendErrorAsync(NestedAnswers.Wire(_provider, error) with { Header = RetryAfter(error) }, outcome);
        }

        exchange.Exchange.Outcome = outcome;
        if (reply.Body is { } body)
        {
            exchange.Exchange.IsVerbatim = true;
            return exchange.SendAsync(body.Status, "application/json", Encoding.UTF8.GetBytes(body.Json));
        }

        if (dialect is null)
        {
            throw new InvalidOperationException($"'{exchange.Exchange.OperationId}' is not a conversation: answer it with a body or an error.");
        }

        var answer = _filler.Fill(match, conversation, exchange);
        exchange.Exchange.ToolCalls = answer.Calls;
        return reply is { Error: { } late, ErrorAfter: { } after }
            ? StreamAsync(dialect, answer, exchange, NestedAnswers.Wire(_provider, late), after)
            : SpeakAsync(dialect, answer, exchange);
    }

    private ValueTask SpeakAsync(ConversationDialect dialect, Answer answer, Exchanging exchange)
    {
        dialect.Keep(answer);
        if (answer.Conversation.Stream)
        {
            return StreamAsync(dialect, answer, exchange);
        }

        var pool = dialect.IsIndented ? _bodies : _events;
        var buffer = pool.TryTake(out var used) ? used : new WireBuffer(dialect.IsIndented ? WireJson.Indented : WireJson.Minified);
        buffer.Clear();
        dialect.WriteJson(answer, buffer);
        var bytes = buffer.Written.ToArray();
        pool.Add(buffer);
        bytes = Fit(dialect, answer, exchange)?.Body(bytes) ?? bytes;
        return exchange.SendAsync(200, dialect.ContentType(exchange), WireChanges.Of(_options.Wire) is { } changes ? changes.Body(bytes) : bytes);
    }

    /// <summary>What holds an answer against a document that is not ours; null where it is ours, which the dialects fit.</summary>
    private ContractFit? Fit(ConversationDialect dialect, Answer answer, Exchanging exchange) =>
        _isForeign ? ContractFit.Of(_contract, dialect, answer.Conversation.Stream, exchange) : null;

    private async ValueTask StreamAsync(
        ConversationDialect dialect, Answer answer, Exchanging exchange, WireError? error = null, int errorAfter = int.MaxValue)
    {
        var buffer = _events.TryTake(out var used) ? used : new WireBuffer(WireJson.Minified);
        buffer.Clear();
        buffer.Order = dialect.Order(answer)?.Begin();
        var sender = new StreamSender(exchange, dialect);
        var fit = Fit(dialect, answer, exchange);
        sender.Begin();
        var tokens = 0;
        foreach (var step in dialect.WriteStream(answer, buffer))
        {
            if (error is not null && (step == StreamStep.Token ? tokens++ >= errorAfter : step == StreamStep.End))
            {
                buffer.Clear();
                buffer.Order = null;
                await BreakOffAsync(dialect, error, answer, buffer, sender).ConfigureAwait(false);
                _events.Add(buffer);
                return;
            }

            await sender.SendAsync(fit?.Event(buffer.Written) ?? buffer.Written).ConfigureAwait(false);
            buffer.Clear();
        }

        buffer.EndOrder();
        await sender.EndAsync().ConfigureAwait(false);
        _events.Add(buffer);
    }

    private static async ValueTask BreakOffAsync(ConversationDialect dialect, WireError error, Answer answer, WireBuffer buffer, StreamSender sender)
    {
        if (dialect.WriteStreamError(error, answer, buffer))
        {
            await sender.SendAsync(buffer.Written).ConfigureAwait(false);
            buffer.Clear();
            await sender.EndAsync().ConfigureAwait(false);
        }
    }

    private ValueTask DefaultAsync(OperationRoute route, Exchanging exchange)
    {
        if (route.Dialect is ApiDialect dialect)
        {
            var answer = dialect.Answer(exchange);
            // Who serves another document than ours, and tries it out, is answered as that document says: to any id, and in its media types.
            return IsTriedOut && !ApiAnswers.IsDocumented(answer, route)
                ? ContractAsync(route, exchange, null)
                : ApiAnswers.SendAsync(_isForeign ? ApiAnswers.Fitted(answer, ContractFit.OfBody(_contract, exchange)) : answer, exchange);
        }

        return _live.Find(route, exchange) is { } live ? LiveAnswers.SendAsync(live, exchange) : ContractAsync(route, exchange, null);
    }

    /// <summary>Answers from the contract alone.</summary>
    private ValueTask ContractAsync(OperationRoute route, Exchanging exchange, Preferences? preferences)
    {
        var (answer, error) = _answers.Find(route, exchange, preferences);
        if (preferences is not null && (error is null || preferences.Code == error.Status.ToString(CultureInfo.InvariantCulture)))
        {
            exchange.AddHeader("preference-applied", preferences.Applied());
        }

        if (error is not null)
        {
            return exchange.SendErrorAsync(error, new Outcome(OutcomeKind.Refused, Explanation: error.Message));
        }

        exchange.Exchange.Outcome = new Outcome(OutcomeKind.Default);
        return ContractAnswers.SendAsync(answer!, exchange);
    }

    private static ExtraHeader? RetryAfter(ReplyError error) => error.RetryAfter is { } wait
        ? new ExtraHeader("retry-after", Math.Max(0, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture))
        : null;
}
