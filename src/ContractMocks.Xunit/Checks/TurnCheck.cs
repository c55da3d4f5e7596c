using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Dialects.Streams;
using ContractMocks.Schemas;
using ContractMocks.Simulation;
using ContractMocks.Simulation.Words;
using ContractMocks.Xunit.Judging;
using ContractMocks.Xunit.Live;
using ContractMocks.Xunit.Requests;
using ContractMocks.Xunit.Running;
using ContractMocks.Xunit.Streams;
using Assert = Xunit.Assert;

namespace ContractMocks.Xunit.Checks;

/// <summary>A turn of a scenario: the request it waits for, sent after what must come before it, and its answer.</summary>
internal sealed class TurnCheck
{
    private readonly Scenario _scenario;
    private readonly int _turn;
    private readonly bool _stream;
    private readonly TurnTexts _texts;
    private Findings _findings;
    private ProviderWords _words = null!;
    private readonly ContractTestRun _run;
    private string _provider = "";
    private string? _model;

    private TurnCheck(ContractTestRun run, Scenario scenario, int turn, bool stream, Func<string, string?> textMatching)
    {
        (_run, _scenario, _turn, _stream) = (run, scenario, turn, stream);
        _texts = new TurnTexts(textMatching);
        _findings = new Findings(string.Create(CultureInfo.InvariantCulture, $"turn {turn + 1} of '{scenario.Name}' {(stream ? "as a stream" : "as JSON")}"));
    }

    private Reply Reply => _scenario.Turns[_turn].Reply;

    public static Task RunAsync(Func<Task<MockSession>> open, ContractTestRun run, Scenario scenario, int turn, bool stream, Func<string, string?> textMatching)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfNegative(turn);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(turn, scenario.Turns.Count);
        return new TurnCheck(run, scenario, turn, stream, textMatching).RunAsync(open);
    }

    private async Task RunAsync(Func<Task<MockSession>> open)
    {
        using var session = await open().ConfigureAwait(false);
        var contract = session.Contract;
        if (ProviderWords.Of(contract.Contract) is not { } words || words.Operation(contract.Contract, _stream) is not { } operation)
        {
            Assert.Skip($"the contract '{contract.Contract.Name}' has no operation whose conversations contract tests can write");
            return;
        }

        (_words, _provider) = (words, session.Provider);
        var judge = _run.JudgeOf(contract);
        _findings = _findings with { Document = judge.Document };
        if (_run.ServiceOf(contract.Contract) is { } service)
        {
            await AskServiceAsync(service, judge, session, operation).ConfigureAwait(false);
            return;
        }

        var judged = judge.Of(_findings, operation);
        var request = Request(operation, _turn, _stream);
        request.Check(_findings, contract, operation);
        await judged.CheckRequestAsync(_findings, request).ConfigureAwait(false);
        var answer = await ReachAsync(session, operation, request).ConfigureAwait(false);
        if (Reply.Error is { } error)
        {
            CheckError(answer, judged, error);
            return;
        }

        var mediaType = _stream ? words.StreamMediaType : "application/json";
        answer.CheckHead(_findings, (Reply.Body?.Status ?? 200).ToString(CultureInfo.InvariantCulture), Reply.Body is null ? mediaType : "application/json", session.Provider);
        if (Reply.Body is not null)
        {
            // A raw body is sent as the scenario has it, on purpose beyond the contract.
            _findings.ParseJson(answer.Body, "the raw body is not JSON");
        }
        else if (_stream)
        {
            await CheckStreamAsync(open, answer, judged, operation, request).ConfigureAwait(false);
        }
        else
        {
            CheckSaid(BodyCheck.CheckJson(_findings, answer, judged.Contract, Content(judged, answer, mediaType)));
        }
    }

    /// <summary>What a scenario says cannot be asked of a live model; its request can, and an answer that the document allows.</summary>
    private Task AskServiceAsync(LiveService service, Judge judge, MockSession session, Operation operation)
    {
        _model = service.Model;
        var mediaType = _stream ? _words.StreamMediaType : "application/json";
        var order = _stream ? _words.Order ?? OpenAiChatOrders.ChatWithUsage : null;
        var check = new LiveCheck(service, judge, session.Contract, operation, new LiveQuestion(_findings.Subject, operation.Id, "200", mediaType));
        return check.RunAsync(() =>
        {
            Assert.SkipWhen(Reply.Error is not null, "the turn answers with an error, which cannot be asked of a live service");
            return check.AskAsync(Request(operation, _turn, _stream), null, order, () => ReachAsync(session, operation, OfMock(operation)));
        });
    }

    // The turn may wait for the model that it names.
    private RequestPlan OfMock(Operation operation)
    {
        _model = null;
        return Request(operation, _turn, _stream);
    }

    private RequestPlan Request(Operation operation, int turn, bool stream)
    {
        var conversation = Conversation(turn);
        var written = _model is null ? conversation : conversation with { Model = _model };
        return new RequestPlan(operation.Method, _words.Path(operation, written, stream), _words.Headers, null).WithBody(_words.Write(written, stream));
    }

    private TurnConversation Conversation(int turn)
    {
        try
        {
            return TurnConversation.Of(_scenario, turn, _texts, KnownModels.Of(_provider));
        }
        catch (UnreachableTurnException exception)
        {
            Assert.Skip(exception.Message + "; override TextMatching in the contract test class to give one");
            throw;
        }
    }

    /// <summary>Plays the turns that this one waits for, and sends its request until the turns before it that answer the same have no uses left.</summary>
    private async Task<Answer> ReachAsync(MockSession session, Operation operation, RequestPlan request)
    {
        session.Mock.Use(_scenario);
        var first = _turn;
        while (first > 0 && _scenario.Turns[first].AfterPrevious)
        {
            first--;
        }

        for (var before = first; before < _turn; before++)
        {
            await SendUntilAsync(session, Request(operation, before, stream: false), before).ConfigureAwait(false);
        }

        return await SendUntilAsync(session, request, _turn).ConfigureAwait(false);
    }

    private async Task<Answer> SendUntilAsync(MockSession session, RequestPlan request, int turn)
    {
        const int Most = 100;
        for (var sent = 0; sent < Most; sent++)
        {
            var answer = await Answer.OfAsync(session.Client, request.ToMessage(null)).ConfigureAwait(false);
            var outcome = session.Mock.Journal.Exchanges[^1].Outcome;
            if (outcome.Kind == OutcomeKind.Matched && outcome.Turn == turn + 1)
            {
                return answer;
            }

            if (outcome.Kind != OutcomeKind.Matched || IsUnlimited(outcome.Turn!.Value - 1))
            {
                throw _findings.Broken(
                    "the request made up from the turn's conditions does not reach it",
                    null,
                    string.Create(CultureInfo.InvariantCulture, $"an answer of turn {turn + 1}"),
                    outcome.ToString(),
                    request.Body);
            }
        }

        throw _findings.Broken(
            "the turn is not reached", null, string.Create(CultureInfo.InvariantCulture, $"an answer of turn {turn + 1}"), $"other turns, {Most} times", request.Body);
    }

    private bool IsUnlimited(int turn) => _scenario.Turns[turn] is { Times: null, When.Count: > 0 };

    private async Task CheckStreamAsync(Func<Task<MockSession>> open, Answer answer, JudgedOperation judged, Operation operation, RequestPlan request)
    {
        if (_words.Order is { } order)
        {
            var events = ConversationStream.Read(_findings, answer.Body, _words.Form, order);
            ConversationStream.CheckEvents(_findings, events, judged.Contract, judged.Operation, _words.StreamMediaType);
            CheckSaid(_words.ReadStream(events), answer.Body, isWhole: false);
            return;
        }

        var stream = EventStream.Read(_findings, answer.Body);
        stream.CheckEvents(_findings, judged.Contract, Content(judged, answer, EventStream.MediaType));
        if (Reply.Finish == FinishReason.Length)
        {
            // A stream that breaks off on purpose keeps no rule about its end.
            return;
        }

        ChatStreamCheck.Run(_findings, stream, wantsUsage: true);
        StreamOrderCheck.Run(_findings, OpenAiChatOrders.ChatWithUsage, stream);
        using var fresh = await open().ConfigureAwait(false);
        var body = request.BodyObject;
        RequestPlan.SetStream(body, isStream: false);
        var whole = await ReachAsync(fresh, operation, request.WithBody(body)).ConfigureAwait(false);
        var json = _findings.ParseJson(whole.Body, "the answer in one piece is not JSON");
        StreamCheck.Compare(_findings, ChatAssembly.Of(_findings, stream), json);
        CheckSaid(json);
    }

    private void CheckError(Answer answer, JudgedOperation judged, ReplyError error)
    {
        var known = ProviderInfo.Find(_provider)?.Error(error.Name);
        var status = known?.Status.ToString(CultureInfo.InvariantCulture) ?? "default";
        answer.CheckHead(_findings, status, "application/json", _provider);
        BodyCheck.CheckError(_findings, answer, judged.Contract, judged.Operation);
        if (error.RetryAfter is not null && !answer.Headers.ContainsKey("retry-after"))
        {
            throw _findings.Broken("the header retry-after is missing", null, "retry-after, as the reply says", "no such header");
        }
    }

    private void CheckSaid(JsonElement answer) => CheckSaid(_words.Read(answer), answer.GetRawText(), isWhole: true);

    /// <summary>Checks that the answer says what the turn says: its text where nothing in it is filled, its tool calls, arguments that fit.</summary>
    private void CheckSaid(SaidByModel said, string answer, bool isWhole)
    {
        if (Reply.Text is { } text && Template.TryParse(text, out var template, out _, out _) && template.Literal is { } literal && said.Text != literal)
        {
            throw _findings.Broken("the answer does not say what the turn says", isWhole ? _words.TextPlace : "text", Quote(literal), Quote(said.Text), answer);
        }

        var expected = Reply.ToolCalls.Select(static call => call.Tool).ToList();
        var found = said.Calls.Select(static call => call.Tool).ToList();
        if (Reply.AutoToolCalls is { } auto)
        {
            // Which tools are called is left to the request; that some are, and after those that the turn names, is not.
            var made = found.Count - expected.Count;
            if (!expected.SequenceEqual(found.Take(expected.Count)) || made < 1 || (auto.Count is { } count && made != count))
            {
                throw _findings.Broken("the answer does not call tools as the turn does", "tool calls", Names([.. expected, "auto"]), Names(found), answer);
            }
        }
        else if (!expected.SequenceEqual(found))
        {
            throw _findings.Broken("the answer does not call what the turn calls", "tool calls", Names(expected), Names(found), answer);
        }

        for (var i = 0; i < said.Calls.Count; i++)
        {
            CheckArguments(said.Calls[i].Tool, said.Calls[i].Arguments, isWhole ? _words.ArgumentsPlace(i) + " " : string.Create(CultureInfo.InvariantCulture, $"arguments of call {i + 1} "));
        }
    }

    private void CheckArguments(string tool, string json, string place)
    {
        var arguments = _findings.ParseJson(json, "the arguments of a tool call are not JSON", place);
        if (_scenario.Tools.FirstOrDefault(known => known.Name == tool) is { } known)
        {
            _findings.ShouldFit(SchemaValidator.Compile(known.Parameters), arguments, "the arguments of a tool call do not fit the tool's schema", place);
        }
    }

    private Content Content(JudgedOperation judged, Answer answer, string mediaType) =>
        judged.Content(_findings, answer, mediaType)
        ?? throw _findings.Broken("the contract has no such answer", null, $"{judged.Operation.Id} answers {mediaType}", "no such media type");

    private static string Names(List<string> names) => names.Count == 0 ? "no tool call" : string.Join(", ", names);

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString(WireText.Options);
}
