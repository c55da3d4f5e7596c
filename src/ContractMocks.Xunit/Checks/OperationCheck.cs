using ContractMocks.Dialects;
using ContractMocks.Dialects.Streams;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.Engine;
using ContractMocks.Xunit.Requests;
using ContractMocks.Xunit.Streams;

namespace ContractMocks.Xunit.Checks;

/// <summary>A request of an operation, and everything of its answer that the contract speaks of.</summary>
internal static class OperationCheck
{
    private const string NdJson = "application/x-ndjson";

    // Conversations need a turn that answers; what it says is of no matter here.
    private const string AnyText = "This is the answer of a contract test.";

    public static async Task RunAsync(Func<Task<MockSession>> open, string operationId, string status, string mediaType)
    {
        using var session = await open().ConfigureAwait(false);
        var (operation, response) = Find(session.Contract.Contract, operationId, status);
        var findings = new Findings($"{operationId} {status} {mediaType}".TrimEnd());
        var dialect = ProviderInfo.Find(session.Provider)?.Dialect(operation)?.Dialect;
        var isStream = mediaType == EventStream.MediaType || (dialect is not null && mediaType == NdJson);
        AnswerConversations(session.Mock);
        var needs = await OperationNeeds.Of(dialect, isStream).MeetAsync(session, operation).ConfigureAwait(false);
        var request = RequestPlan.Of(session.Contract, operation, isStream, needs) with { Status = Preferred(operation, status) };
        request.Check(findings, session.Contract, operation);
        var answer = await Answer.OfAsync(session.Client, request.ToMessage(isStream || response.Contents.Count > 1 ? mediaType : null)).ConfigureAwait(false);
        answer.CheckHead(findings, status, mediaType, session.Provider);
        if (response.Contents.FirstOrDefault(content => content.MediaType == mediaType) is not { } content)
        {
            return;
        }

        if (dialect is not null && MediaType.IsJsonLines(mediaType))
        {
            CheckLines(findings, answer, session.Contract, operation, content, StreamOrders.Find(dialect, hasUsage: false));
            return;
        }

        if (!isStream)
        {
            CheckWhole(findings, answer, session.Contract, content);
            return;
        }

        var stream = EventStream.Read(findings, answer.Body);
        stream.CheckEvents(findings, session.Contract, content);
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
