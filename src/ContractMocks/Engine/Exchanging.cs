using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Engine.Judging;

namespace ContractMocks.Engine;

/// <summary>One exchange under way: what is asked, where the answer goes, and the record of both.</summary>
internal sealed class Exchanging(
    MockRequest request, MockResponse response, Exchange exchange, MockOptions options, ProviderVoice voice, CancellationToken cancellation)
{
    public MockRequest Request { get; } = request;

    public Exchange Exchange { get; } = exchange;

    public MockOptions Options { get; } = options;

    public ProviderVoice Voice { get; } = voice;

    public CancellationToken Cancellation { get; } = cancellation;

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

    /// <summary>Sends a whole body. The outcome must be set before: the client may read the journal as soon as it has the body.</summary>
    public ValueTask SendAsync(int status, string? contentType, byte[] body, ExtraHeader? extra = null)
    {
        var headers = new List<KeyValuePair<string, string>>(8);
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
        Exchange.Record(body);
        response.Body.Write(body);
        return FlushAsync();
    }

    /// <summary>Starts a stream of server-sent events.</summary>
    public void BeginStream(int status) =>
        Begin(status, new List<KeyValuePair<string, string>>(8) { new("content-type", "text/event-stream; charset=utf-8") }, extra: null);

    /// <summary>Sends a part of a stream now.</summary>
    public ValueTask SendPartAsync(ReadOnlyMemory<byte> part)
    {
        Exchange.RecordPart(part.Span);
        response.Body.Write(part.Span);
        return FlushAsync();
    }

    /// <summary>Sends an error in the provider's envelope.</summary>
    public ValueTask SendErrorAsync(WireError error, Outcome outcome, ExtraHeader? extra = null)
    {
        Exchange.Outcome = outcome;
        return SendAsync(error.Status, "application/json", Voice.Error(error), extra ?? error.Header);
    }

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

        Voice.AddHeaders(headers, this);
        Exchange.Start(status, Redaction.Headers(headers));
        response.Start(status, headers);
    }
}

/// <summary>A header beside the usual ones.</summary>
internal readonly record struct ExtraHeader(string Name, string Value);
