using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ContractMocks.AspNetCore.Guests;

/// <summary>
/// A request at a server that is not ours, caught before that server looks at it. When the server chooses a mock to answer, the mock is asked at once, and
/// its answer is sent as it is once the server is done: what the server writes of it meanwhile goes nowhere.
/// </summary>
internal sealed class GuestRequest
{
    private static readonly AsyncLocal<GuestRequest?> s_current = new();

    private readonly HttpContext _context;
    private PipedAnswer? _answer;
    private byte[]? _body;
    private Stream _sent = Stream.Null;

    private GuestRequest(HttpContext context, MockRequest request) => (_context, Request) = (context, request);

    /// <summary>The request that the running code belongs to; null where no middleware of ours stands before the server's own.</summary>
    public static GuestRequest? Current => s_current.Value;

    /// <summary>The request as it came.</summary>
    public MockRequest Request { get; }

    /// <summary>Reads the request, lets the server choose who answers, and sends the answer where that is a mock.</summary>
    /// <exception cref="IOException">The mock broke its answer off; the server closes the connection.</exception>
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Current is not null || context.Request.ContentLength > SocketHost.MostRequestBytes)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var body = await SocketExchange.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        context.Request.Body = new MemoryStream(body, writable: false);
        var guest = new GuestRequest(context, SocketExchange.Request(context, body));
        s_current.Value = guest;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            s_current.Value = null;
        }

        await guest.SendAsync().ConfigureAwait(false);
    }

    /// <summary>Asks a mock, and takes the request away from the server: nothing that it writes from now on is sent.</summary>
    /// <returns>The head of the answer, with its body where that is no stream.</returns>
    /// <exception cref="OperationCanceledException">The client left before there was an answer.</exception>
    public Task<GuestAnswer> AnswerAsync(ContractMock mock) => AnswerAsync(PipedAnswer.Begin(mock, Request));

    /// <summary>Takes the request away from the server for an answer that is on its way.</summary>
    public async Task<GuestAnswer> AnswerAsync(PipedAnswer answer)
    {
        _context.Response.RegisterForDispose(_context.RequestAborted.UnsafeRegister(static state => ((PipedAnswer)state!).Abort(), answer));
        var head = await GuestAnswer.OfAsync(answer, streamsBytes: true).ConfigureAwait(false);
        _sent = _context.Response.Body;
        _context.Response.Body = Stream.Null;
        (_answer, _body) = (answer, head.Body);
        return head;
    }

    private async Task SendAsync()
    {
        if (_answer is not { } answer)
        {
            return;
        }

        var response = _context.Response;
        response.Body = _sent;
        response.Headers.Clear();
        response.StatusCode = answer.Status;
        SocketExchange.AddHeaders(response, answer.Headers);
        if (_body is not { } body)
        {
            await PumpAsync(answer, response).ConfigureAwait(false);
        }
        else if (body.Length > 0)
        {
            // Without the token of a client that leaves: what is written to nobody is no failure of the server.
            await response.Body.WriteAsync(body, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // What was written together is sent together, as soon as it is there.
    private async Task PumpAsync(PipedAnswer answer, HttpResponse response)
    {
        try
        {
            while (true)
            {
                var read = await answer.Reader.ReadAsync(_context.RequestAborted).ConfigureAwait(false);
                foreach (var segment in read.Buffer)
                {
                    response.BodyWriter.Write(segment.Span);
                }

                answer.Reader.AdvanceTo(read.Buffer.End);
                await response.BodyWriter.FlushAsync(_context.RequestAborted).ConfigureAwait(false);
                if (read.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The client is gone: nobody is to be told of it.
            answer.Abort();
            return;
        }

        if (answer.Failure is { } failure)
        {
            // The head is sent: the client can only be told by the end of its connection. Kestrel closes it after what came; to abort it could lose that.
            throw new IOException("The mock broke its answer off.", failure);
        }
    }
}
