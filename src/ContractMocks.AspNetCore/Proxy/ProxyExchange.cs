using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Engine.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ContractMocks.AspNetCore.Proxy;

/// <summary>One request on its way to the real server and back.</summary>
internal sealed class ProxyExchange
{
    /// <summary>The most bytes of an answer that wait for its end, so that the header of violations says all: 1 MiB.</summary>
    public const int MostHeld = 1024 * 1024;

    private const int MostHeaderLength = 1000;

    private readonly HttpContext _context;
    private readonly MockRequest _request;
    private readonly ContractJudge _judge;
    private readonly ProxyOptions _options;
    private readonly List<Breach> _breaches = [];
    private readonly List<string> _notes = [];
    private readonly JudgedOperation? _operation;
    private int _status;

    public ProxyExchange(HttpContext context, MockRequest request, ContractJudge judge, ProxyOptions options)
    {
        (_context, _request, _judge, _options) = (context, request, judge, options);
        _operation = judge.Find(request, _breaches);
    }

    public JudgedExchange Judged() => new(_request.Method, _request.Path, _status, _operation?.Id, [.. _breaches], [.. _notes]);

    /// <summary>The request as the real server gets it.</summary>
    public HttpRequestMessage Message(Uri target)
    {
        var message = new HttpRequestMessage(new HttpMethod(_request.Method), target);
        if (_context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
        {
            message.Content = new CopiedBody(_context.Request, BodyJudge.MostBytes);
        }

        var headers = _context.Request.Headers.Select(static header => KeyValuePair.Create(header.Key, header.Value.OfType<string>().ToArray())).ToList();
        foreach (var (name, values) in HopHeaders.Without(headers))
        {
            // The host is the real server's; an encoded answer could not be judged; the length comes with the body.
            if (name.ToLowerInvariant() is not ("host" or "accept-encoding" or "content-length" or "expect")
                && !message.Headers.TryAddWithoutValidation(name, values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return message;
    }

    /// <summary>Sends the answer to the client while it is judged.</summary>
    public async Task PassOnAsync(HttpRequestMessage message, HttpResponseMessage answer)
    {
        _status = (int)answer.StatusCode;
        JudgeRequest(message);
        var headers = Headers(answer);
        var flat = headers.Select(static header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value))).ToList();
        var body = _operation is null ? BodyJudge.Nothing : _judge.JudgeResponse(_operation, _request, _status, flat, _breaches);
        _context.Response.StatusCode = _status;
        _context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = answer.ReasonPhrase;
        foreach (var (name, values) in HopHeaders.Without(headers))
        {
            _context.Response.Headers[name] = values;
        }

        await using var source = await answer.Content.ReadAsStreamAsync(_context.RequestAborted).ConfigureAwait(false);
        await CopyAsync(source, body).ConfigureAwait(false);
        body.Complete();
        Mark();
        await _context.Response.BodyWriter.FlushAsync(_context.RequestAborted).ConfigureAwait(false);
        Note(body.NotJudged);
    }

    /// <summary>Tells the client that the real server gave no answer, or breaks the connection off when the answer broke off.</summary>
    public async Task FailAsync(Exception exception)
    {
        if (_context.Response.HasStarted)
        {
            Note("the real server broke its answer off: " + exception.Message);
            _context.Abort();
            return;
        }

        var tooLarge = exception is BadHttpRequestException or { InnerException: BadHttpRequestException };
        _status = 0;
        var detail = tooLarge ? "The request's body is longer than this proxy takes."
            : exception is OperationCanceledException ? "The real server did not answer in time."
            : "The real server cannot be reached: " + exception.Message;
        Note(detail);
        await ProblemAsync(tooLarge ? 413 : exception is OperationCanceledException ? 504 : 502, detail).ConfigureAwait(false);
    }

    private async Task ProblemAsync(int status, string detail)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "about:blank");
            json.WriteString("title", status switch { 413 => "Content Too Large", 504 => "Gateway Timeout", _ => "Bad Gateway" });
            json.WriteNumber("status", status);
            json.WriteString("detail", detail);
            json.WriteEndObject();
        }

        var response = _context.Response;
        response.Clear();
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        response.ContentLength = buffer.Length;
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), _context.RequestAborted).ConfigureAwait(false);
    }

    private void JudgeRequest(HttpRequestMessage message)
    {
        if (_operation is null)
        {
            return;
        }

        if (message.Content is CopiedBody { Whole: null })
        {
            Note("the request's body is too long or was not sent to its end, so it is not judged");
            return;
        }

        var whole = new MockRequest
        {
            Method = _request.Method,
            Path = _request.Path,
            Query = _request.Query,
            Headers = _request.Headers,
            Body = (message.Content as CopiedBody)?.Whole ?? default,
        };
        _judge.JudgeRequest(_operation, whole, _breaches, _context.RequestAborted);
    }

    // Each piece is passed on as it comes, but for a short JSON body: that waits for its end, so that the header can tell of it.
    private async Task CopyAsync(Stream source, BodyJudge judge)
    {
        var buffer = new byte[16 * 1024];
        var held = 0;
        var holds = !judge.IsStream && judge != BodyJudge.Nothing;
        while (await ReadAsync(source, buffer).ConfigureAwait(false) is var count and > 0)
        {
            judge.Add(buffer.AsSpan(0, count));
            held += count;
            if (holds && held <= MostHeld)
            {
                buffer.AsSpan(0, count).CopyTo(_context.Response.BodyWriter.GetSpan(count));
                _context.Response.BodyWriter.Advance(count);
                continue;
            }

            Mark();
            await _context.Response.BodyWriter.WriteAsync(buffer.AsMemory(0, count), _context.RequestAborted).ConfigureAwait(false);
        }
    }

    private async Task<int> ReadAsync(Stream source, byte[] buffer)
    {
        using var silent = new CancellationTokenSource(_options.IdleTimeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_context.RequestAborted, silent.Token);
        return await source.ReadAsync(buffer, either.Token).ConfigureAwait(false);
    }

    private void Mark()
    {
        if (_context.Response.HasStarted || _breaches.Count == 0)
        {
            return;
        }

        var text = new StringBuilder();
        foreach (var c in string.Join("; ", _breaches.Select(static breach => breach.Short)))
        {
            text.Append(c is >= ' ' and <= '~' ? c : '?');
        }

        var isLong = text.Length > MostHeaderLength;
        _context.Response.Headers[ValidatingProxy.ViolationsHeader] = isLong
            ? string.Create(CultureInfo.InvariantCulture, $"{text.ToString(0, MostHeaderLength)}...")
            : text.ToString();
    }

    private void Note(string? note)
    {
        if (note is not null)
        {
            _notes.Add(note);
        }
    }

    private static List<KeyValuePair<string, string[]>> Headers(HttpResponseMessage answer) =>
        [.. answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).Select(static header => KeyValuePair.Create(header.Key, header.Value.ToArray()))];
}
