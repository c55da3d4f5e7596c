using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using ContractMocks.Conformance.Tests.Conversations;
using OpenAI.Responses;

namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>Responses through OpenAI's own client. Each request after the first names the response before it, so that the mock's memory is tried too.</summary>
internal sealed class OpenAiResponsesTalk : ITalk
{
    private readonly ResponsesClient _client;
    private readonly SharedConversation _conversation;
    private readonly List<ResponseItem> _next = [];
    private string? _previous;
    private IReadOnlyList<FunctionCallResponseItem> _calls = [];

    public OpenAiResponsesTalk(Connection connection, SharedConversation conversation)
    {
        _conversation = conversation;
        _client = new ResponsesClient(new ApiKeyCredential(connection.Key), new ResponsesClientOptions
        {
            Endpoint = connection.Endpoint,
            Transport = new HttpClientPipelineTransport(connection.Http),
            RetryPolicy = new ClientRetryPolicy(0),
        });
    }

    public void Say(string text, string? image)
    {
        var parts = new List<ResponseContentPart> { ResponseContentPart.CreateInputTextPart(text) };
        if (image is not null)
        {
            parts.Add(ResponseContentPart.CreateInputImagePart(new Uri("data:image/png;base64," + image)));
        }

        _next.Add(ResponseItem.CreateUserMessageItem(parts));
    }

    public async Task<SeenAnswer> AnswerAsync(CancellationToken cancellation) =>
        Keep((await _client.CreateResponseAsync(Request(streamed: false), cancellation)).Value);

    public async Task<SeenAnswer> StreamAsync(CancellationToken cancellation)
    {
        ResponseResult? last = null;
        StringBuilder text = new(), refusal = new(), reasoning = new();
        var updates = 0;
        await foreach (var update in (await _client.CreateResponseStreamingAsync(Request(streamed: true), cancellation)).WithCancellation(cancellation))
        {
            updates++;
            switch (update)
            {
                case StreamingResponseOutputTextDeltaUpdate delta:
                    text.Append(delta.Delta);
                    break;
                case StreamingResponseRefusalDeltaUpdate delta:
                    refusal.Append(delta.Delta);
                    break;
                case StreamingResponseReasoningSummaryTextDeltaUpdate delta:
                    reasoning.Append(delta.Delta);
                    break;
                case StreamingResponseCompletedUpdate completed:
                    last = completed.Response;
                    break;
                case StreamingResponseIncompleteUpdate incomplete:
                    last = incomplete.Response;
                    break;
                case StreamingResponseFailedUpdate failed:
                    throw new StreamedFailureException(nameof(StreamingResponseFailedUpdate), failed.Response.Error.Message);
                case StreamingResponseErrorUpdate error:
                    throw new StreamedFailureException(nameof(StreamingResponseErrorUpdate), error.Message);
            }
        }

        // The last event repeats the whole response: the pieces must come to the same.
        var whole = Keep(last ?? throw new InvalidOperationException("the stream ended without its response"));
        Assert.Equal(whole.Text, text.ToString());
        Assert.Equal(whole.Refusal ?? "", refusal.ToString());
        Assert.Equal((whole.Reasoning ?? "").ReplaceLineEndings(""), reasoning.ToString().ReplaceLineEndings(""));
        return whole with { Updates = updates };
    }

    public void Return(IReadOnlyDictionary<string, string> results) =>
        _next.AddRange(_calls.Select(call => ResponseItem.CreateFunctionCallOutputItem(call.CallId, results[call.FunctionName])));

    private CreateResponseOptions Request(bool streamed)
    {
        var request = new CreateResponseOptions("gpt-5", [.. _next])
        {
            PreviousResponseId = _previous,
            Instructions = _conversation.System,
            StreamingEnabled = streamed ? true : null,
        };
        foreach (var tool in _conversation.Tools)
        {
            request.Tools.Add(new FunctionTool(tool.Name, BinaryData.FromString(tool.Parameters), true) { FunctionDescription = tool.Description });
        }

        if (_conversation.Schema is { } schema)
        {
            request.TextOptions = new ResponseTextOptions
            {
                TextFormat = ResponseTextFormat.CreateJsonSchemaFormat("answer", BinaryData.FromString(schema), jsonSchemaIsStrict: true),
            };
        }

        if (_conversation.Reasons)
        {
            request.ReasoningOptions = new ResponseReasoningOptions
            {
                ReasoningEffortLevel = ResponseReasoningEffortLevel.Medium,
                ReasoningSummaryVerbosity = ResponseReasoningSummaryVerbosity.Detailed,
            };
        }

        return request;
    }

    private SeenAnswer Keep(ResponseResult response)
    {
        _previous = response.Id;
        _next.Clear();
        _calls = [.. response.OutputItems.OfType<FunctionCallResponseItem>()];
        var parts = response.OutputItems.OfType<MessageResponseItem>().SelectMany(static item => item.Content).ToList();
        var refusal = string.Concat(parts.Select(static part => part.Refusal));
        var reasoning = string.Join("\n\n", response.OutputItems.OfType<ReasoningResponseItem>()
            .SelectMany(static item => item.SummaryParts).OfType<ReasoningSummaryTextPart>().Select(static part => part.Text));
        return new SeenAnswer
        {
            Text = string.Concat(parts.Select(static part => part.Text)),
            Refusal = refusal.Length == 0 ? null : refusal,
            Reasoning = reasoning.Length == 0 ? null : reasoning,
            Calls = [.. _calls.Select(static call => new SeenCall(call.FunctionName, call.FunctionArguments.ToString()))],
            Finish = Finish(response),
            Usage = response.Usage is { } usage
                ? new SeenUsage(usage.InputTokenCount, usage.OutputTokenCount, usage.OutputTokenDetails?.ReasoningTokenCount)
                : null,
        };
    }

    // Responses have a status where others have a reason to stop.
    private string Finish(ResponseResult response) => response.Status switch
    {
        ResponseStatus.Completed => _calls.Count > 0 ? "tool_calls" : "stop",
        ResponseStatus.Incomplete => response.IncompleteStatusDetails?.Reason?.ToString() switch
        {
            "max_output_tokens" => "length",
            var other => other ?? "incomplete",
        },
        var status => $"{status}",
    };
}
