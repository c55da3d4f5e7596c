using ContractMocks.Dialects;
using ContractMocks.Dialects.Streams;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Engine;
using ContractMocks.Xunit.Judging;
using ContractMocks.Xunit.Live;
using ContractMocks.Xunit.Requests;
using ContractMocks.Xunit.Running;
using ContractMocks.Xunit.Streams;

namespace ContractMocks.Xunit.Checks;

/// <summary>A request of an operation, and everything of its answer that the contract speaks of.</summary>
internal static class OperationCheck
{
    private const string NdJson = "application/x-ndjson";

    // Conversations need a turn that answers; what it says is of no matter here.
    private const string AnyText = "This is the answer of a contract test.";

    public static async Task RunAsync(Func<Task<MockSession>> open, ContractTestRun run, string operationId, string status, string mediaType)
    {
        using var session = await open().ConfigureAwait(false);
        var (operation, response) = Find(session.Contract.Contract, operationId, status);
        var judge = run.JudgeOf(session.Contract);
        var findings = new Findings($"{operationId} {status} {mediaType}".TrimEnd()) { Document = judge.Document };
        var route = ProviderInfo.Find(session.Provider)?.Dialect(operation);
        var isStream = mediaType == EventStream.MediaType || (route is not null && mediaType == NdJson);
        var accept = isStream || response.Contents.Count > 1 ? mediaType : null;
        AnswerConversations(session.Mock);
        if (run.ServiceOf(session.Contract.Contract) is { } service)
        {
            var check = new LiveCheck(service, judge, session.Contract, operation, new LiveQuestion(findings.Subject, operationId, status, mediaType));
            await LiveOperation.RunAsync(check, service, session, operation, route, status, isStream, accept).ConfigureAwait(false);
            return;
        }

        var judged = judge.Of(findings, operation);
        var needs = await OperationNeeds.Of(route?.Dialect, isStream).MeetAsync(session, operation).ConfigureAwait(false);
        var request = RequestPlan.Of(session.Contract, operation, isStream, needs) with { Status = Preferred(operation, status) };
        request.Check(findings, session.Contract, operation);
        await judged.CheckRequestAsync(findings, request).ConfigureAwait(false);
        var answer = await Answer.OfAsync(session.Client, request.ToMessage(accept)).ConfigureAwait(false);
        answer.CheckHead(findings, status, mediaType, session.Provider);
        if (judged.Content(findings, answer, mediaType) is { } content)
        {
            await CheckBodyAsync(open, findings, judged, answer, content, request, route?.Dialect, isStream).ConfigureAwait(false);
        }
    }

    private static async Task CheckBodyAsync(
        Func<Task<MockSession>> open, Findings findings, JudgedOperation judged, Answer answer, Content content, RequestPlan request, string? dialect, bool isStream)
    {
        if (dialect is not null && MediaType.IsJsonLines(content.MediaType))
        {
            CheckLines(findings, answer, judged.Contract, judged.Operation, content, StreamOrders.Find(dialect, hasUsage: false));
            return;
        }

        if (!isStream)
        {
            CheckWhole(findings, answer, judged.Contract, content);
            return;
        }

        var stream = EventStream.Read(findings, answer.Body);
        stream.CheckEvents(findings, judged.Contract, content);
        if (dialect == "openai.chat")
        {
            using var second = await open().ConfigureAwait(false);
            AnswerConversations(second.Mock);
            await StreamCheck.RunAsync(findings, stream, request, second).ConfigureAwait(false);
        }
        else if (dialect is not null && StreamOrders.Find(dialect, hasUsage: false) is { } order)
        {
            StreamOrderCheck.Run(findings, order, stream);
        }
    }

    /// <summary>The mock answers with the first success; another has to be asked for.</summary>
    private static string? Preferred(Operation operation, string status) =>
        operation.Responses.Count(static one => one.Status.StartsWith('2')) > 1 && status.All(char.IsAsciiDigit) ? status : null;

    private static void CheckWhole(Findings findings, Answer answer, LoadedContract contract, Content content)
    {
        if (content.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            BodyCheck.CheckJson(findings, answer, contract, content);
        }
    }

    private static void CheckLines(Findings findings, Answer answer, LoadedContract contract, Operation operation, Content content, StreamOrder? order)
    {
        var lines = order is null
            ? [.. WireEvent.ReadAll(answer.Body, StreamForm.Lines).Select(one => findings.ParseJson(one.Data, "a line is not JSON"))]
            : ConversationStream.Read(findings, answer.Body, StreamForm.Lines, order);
        if (lines.Count == 0)
        {
            throw findings.Broken("the answer has no line", null, "at least one line", "none");
        }

        ConversationStream.CheckEvents(findings, lines, contract, operation, content.MediaType);
    }

    /// <summary>A turn that answers whatever is asked; other operations of a conversation's provider may ask for one too (batches).</summary>
    private static void AnswerConversations(ContractMock mock)
    {
        var contract = mock.Contract.Contract;
        if (contract.Operations.Any(operation => ProviderInfo.Find(contract.Provider)?.Dialect(operation) is { IsConversation: true }))
        {
            mock.Use(new Scenario
            {
                Name = "contract-test",
                Provider = contract.Provider,
                Turns = [new Turn { Reply = Reply.Says(AnyText), Times = int.MaxValue }],
            });
        }
    }

    private static (Operation Operation, Response Response) Find(Contract contract, string operationId, string status)
    {
        var operation = contract.Operations.FirstOrDefault(one => one.Id == operationId)
            ?? throw new ArgumentException(
                $"The contract '{contract.Name}' has no operation '{operationId}'; "
                + Nearest.Suggestion(operationId, contract.Operations.Select(static one => one.Id)));
        var response = operation.Responses.FirstOrDefault(one => one.Status == status)
            ?? throw new ArgumentException(
                $"'{operationId}' has no response '{status}'; " + Nearest.Suggestion(status, operation.Responses.Select(static one => one.Status)));
        return (operation, response);
    }
}
