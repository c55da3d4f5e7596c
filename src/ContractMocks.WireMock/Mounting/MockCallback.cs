using System.IO.Pipelines;
using System.Text;
using ContractMocks.AspNetCore.Guests;
using WireMock;
using WireMock.Types;
using WireMock.Util;

namespace ContractMocks.WireMock.Mounting;

/// <summary>Answers for a mapping: asks the mock, and says its answer in WireMock.Net's terms.</summary>
internal sealed class MockCallback(ContractMock mock)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // The server reads on a thread of its own that it blocks meanwhile; a mock that waited for it could wait for ever on a busy thread pool.
    private static readonly PipeOptions s_unbounded = new(pauseWriterThreshold: 0, useSynchronizationContext: false);

    /// <summary>Answers a request.</summary>
    /// <exception cref="WireMockLimitException">The answer is a stream that the server cannot send.</exception>
    public async Task<ResponseMessage> AnswerAsync(IRequestMessage request)
    {
        if (GuestRequest.Current is { } guest)
        {
            // The middleware sends it; this is for the server's log.
            return Message(await guest.AnswerAsync(mock).ConfigureAwait(false));
        }

        var answer = await GuestAnswer.OfAsync(PipedAnswer.Begin(mock, Read(request), s_unbounded), streamsBytes: false).ConfigureAwait(false);
        var message = Message(answer);
        if (answer.Body is null)
        {
            message.BodyData = Stream(answer);
        }

        return message;
    }

    private static MockRequest Read(IRequestMessage request) => GuestReading.Request(
        request.Method,
        request.Url,
        request.Headers?.Select(static header => KeyValuePair.Create(header.Key, header.Value.ToArray())) ?? [],
        request.BodyData?.BodyAsBytes,
        request.BodyData?.DetectedCompression is not null);

    private static ResponseMessage Message(GuestAnswer answer) => new()
    {
        StatusCode = answer.Status,
        Headers = answer.Headers.GroupBy(static header => header.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static group => group.Key, static group => new WireMockList<string>(group.Select(static header => header.Value))),
        BodyData = answer.Body is not { Length: > 0 } body ? null
            : answer.IsText ? new BodyData { DetectedBodyType = BodyType.String, BodyAsString = s_utf8.GetString(body), Encoding = s_utf8 }
            : new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = body },
    };

    private static BodyData Stream(GuestAnswer answer)
    {
        if (answer.Status != 200)
        {
            answer.Answer.Abort();
            throw new WireMockLimitException(
                $"A stream with the status {answer.Status} cannot be sent by a WireMock.Net server that was started without ContractMocks: its streams have the status 200. "
                + "Start it with StartWireMockAsync, or call UseContractMocks on its settings before it starts.");
        }

        return new BodyData
        {
            DetectedBodyType = BodyType.SseString,
            SseStringQueue = new StreamQueue(answer.Answer),
            BodyAsSseStringTask = Task.CompletedTask,
        };
    }
}
