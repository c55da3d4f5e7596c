using System.Buffers;
using System.Text.Unicode;
using ContractMocks.Engine;

namespace ContractMocks;

/// <summary>An answer as a server that is not ours takes it: a head, and a body in one piece or the pipe that a stream comes through.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Body">The whole body; null for a stream.</param>
internal sealed record GuestAnswer(PipedAnswer Answer, byte[]? Body)
{
    public int Status => Answer.Status;

    public IReadOnlyList<KeyValuePair<string, string>> Headers => Answer.Headers;

    /// <summary>Whether the body can be shown as text and be made of the text again, byte for byte.</summary>
    public bool IsText => Body is { Length: > 0 } body && IsTextual(Answer.Header("content-type")) && Utf8.IsValid(body);

    /// <summary>Waits for the head, and for the body where it is no stream.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="streamsBytes">Whether the server streams anything; one that streams only text gets all else in one piece.</param>
    /// <exception cref="OperationCanceledException">The client left before there was an answer.</exception>
    public static async Task<GuestAnswer> OfAsync(PipedAnswer answer, bool streamsBytes)
    {
        await answer.Started.ConfigureAwait(false);
        var isStream = answer.IsStream && (streamsBytes || IsTextual(answer.Header("content-type")));
        return new GuestAnswer(answer, isStream ? null : await ReadAsync(answer).ConfigureAwait(false));
    }

    private static bool IsTextual(string? type) =>
        type is not null && (MediaType.IsText(type) || MediaType.IsJson(type) || MediaType.IsJsonLines(type) || MediaType.IsXml(type));

    private static async Task<byte[]> ReadAsync(PipedAnswer answer)
    {
        while (true)
        {
            var read = await answer.Reader.ReadAsync().ConfigureAwait(false);
            if (read.IsCompleted)
            {
                if (answer.Failure is { } failure)
                {
                    throw new IOException("The mock broke its answer off.", failure);
                }

                var body = read.Buffer.ToArray();
                answer.Reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            // Examined to the end, so that the writer may go on.
            answer.Reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
