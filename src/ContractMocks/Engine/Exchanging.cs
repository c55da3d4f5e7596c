using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Engine.Judging;

namespace ContractMocks.Engine;

/// <summary>One exchange under way: what is asked, where the answer goes, and the record of both.</summary>
internal sealed class Exchanging(
    MockRequest request, MockResponse response, Exchange exchange, MockOptions options, ProviderVoice voice, MockStore store, CancellationToken cancellation)
{
    /// <summary>Most answers have no more, so that their list need not grow.</summary>
    private const int MostHeaders = 16;

    public MockRequest Request { get; } = request;

    public Exchange Exchange { get; } = exchange;

    public MockOptions Options { get; } = options;

    public ProviderVoice Voice { get; } = voice;

    /// <summary>What the mock remembers from exchange to exchange.</summary>
    public MockStore Store { get; } = store;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Answers conversations inside the request; null where there is no engine.</summary>
    public NestedAnswers? Nested { get; init; }

    /// <summary>Which conversation inside the request is being answered, from 1; 0 for the request itself.</summary>
    public int Nesting { get; set; }

    /// <summary>The number from which the ids of an answer come: that of the exchange, and another for each conversation inside it.</summary>
    public int AnswerNumber => unchecked(Exchange.Index + (Nesting * 16_777_259));

    /// <summary>The values in the path, decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> PathValues { get; set; } = [];

    /// <summary>The request's JSON; undefined where there is none.</summary>
    public JsonElement Body { get; set; }

    /// <summary>What <see cref="Body"/> is read from; disposed when the exchange is over.</summary>
    public IDisposable? BodyOwner { get; set; }

    /// <summary>The files of a multipart body.</summary>
    public IReadOnlyList<FilePart> Files { get; set; } = [];

    /// <summary>What <c>x-contractmocks-violations</c> says in lenient mode: short ASCII. Null for no such header.</summary>
    public string? ViolationsHeader { get; set; }

    public StableChance Chance(int purpose) => StableChance.For(Options.Seed, Exchange.Index, purpose);

    public string? PathValue(string name)
    {
        foreach (var value in PathValues)
        {
            if (value.Key == name)
            {
                return value.Value;
            }
        }

        return null;
    }

    /// <summary>The operation that answers; null until one is found.</summary>
    public OperationRoute? Route { get; set; }

    /// <summary>The body is not sent: a <c>HEAD</c> that the operation of <c>GET</c> answers.</summary>
    public bool IsHeadOnly { get; set; }

    /// <summary>Headers of the answer beside those of its body; null for none.</summary>
    public List<KeyValuePair<string, string>>? MoreHeaders { get; set; }

    /// <summary>Sends a whole body. The outcome must be set before: the client may read the journal as soon as it has the body.</summary>
    public ValueTask SendAsync(int status, string? contentType, byte[] body, ExtraHeader? extra = null)
    {
        var headers = new List<KeyValuePair<string, string>>(MostHeaders);
        if (contentType is not null)
        {
            headers.Add(new("content-type", contentType));
        }

        // RFC 9110, 8.6: no length where the status alone says that there is no body.
        if (status is not (204 or 304))
        {
            headers.Add(new("content-length", body.Length.ToString(CultureInfo.InvariantCulture)));
        }

        Begin(status, headers, extra);
        if (IsHeadOnly || body.Length == 0)
        {
            return FlushAsync();
        }

        Exchange.Record(body);
        return WriteAsync(body);
    }

    /// <summary>Starts a stream, of server-sent events unless told otherwise.</summary>
    public void BeginStream(int status, string contentType = "text/event-stream; charset=utf-8") =>
        Begin(
            status,
            new List<KeyValuePair<string, string>>(MostHeaders) { new("content-type", contentType), new("cache-control", "no-cache") },
            extra: null);

    /// <summary>Sends a part of a stream now.</summary>
    public ValueTask SendPartAsync(ReadOnlyMemory<byte> part)
    {
        if (IsHeadOnly)
        {
            return default;
        }

        Exchange.RecordPart(part.Span);
        return WriteAsync(part);
    }

    private ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        if (Options.Wire.BytesAtOnce is { } most)
        {
            return WriteCutAsync(bytes, most);
        }

        response.Body.Write(bytes.Span);
        return FlushAsync();
    }

    private async ValueTask WriteCutAsync(ReadOnlyMemory<byte> bytes, int most)
    {
        for (var at = 0; at < bytes.Length; at += most)
        {
            response.Body.Write(bytes.Span.Slice(at, Math.Min(most, bytes.Length - at)));
            await FlushAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Sends an error in the provider's envelope, else in the document's.</summary>
    public ValueTask SendErrorAsync(WireError error, Outcome outcome, ExtraHeader? extra = null)
    {
        Exchange.Outcome = outcome;
        var (body, mediaType) = Voice.Error(error, this);
        return SendAsync(error.Status, mediaType, body, extra ?? error.Header);
    }

    /// <summary>Adds a header to the answer.</summary>
    public void AddHeader(string name, string value) => (MoreHeaders ??= new(4)).Add(new(name, value));

    // Waits only for a client that reads slowly.
    private ValueTask FlushAsync()
    {
        var flushing = response.Body.FlushAsync(Cancellation);
        if (!flushing.IsCompletedSuccessfully)
        {
            return CheckAsync(flushing);
        }

        Check(flushing.Result);
        return default;
    }

    private static async ValueTask CheckAsync(ValueTask<FlushResult> flushing) => Check(await flushing.ConfigureAwait(false));

    private static void Check(FlushResult flushed)
    {
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new OperationCanceledException("The client left before the answer was complete.");
        }
    }

    private void Begin(int status, List<KeyValuePair<string, string>> headers, ExtraHeader? extra)
    {
        if (extra is { } header)
        {
            headers.Add(new(header.Name, header.Value));
        }

        if (ViolationsHeader is { } violations)
        {
            headers.Add(new("x-contractmocks-violations", violations));
        }

        if (MoreHeaders is { } more)
        {
            headers.AddRange(more);
        }

        Voice.AddHeaders(headers, this);
        if (Options.Cors && Cors.Origin(Request) is { } origin)
        {
            Cors.Add(origin, headers, exposes: !Cors.IsPreflight(Request));
        }

        Exchange.Start(status, Redaction.OwnHeaders(headers));
        response.Start(status, headers);
    }
}

/// <summary>A header beside the usual ones.</summary>
internal readonly record struct ExtraHeader(string Name, string Value);
