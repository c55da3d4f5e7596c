using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ContractMocks.AspNetCore;

/// <summary>Carries one request from ASP.NET Core to a mock and the answer back.</summary>
internal static class SocketExchange
{
    public static async Task HandleAsync(ContractMock mock, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        byte[] body;
        try
        {
            body = await ReadAsync(context.Request, cancellation).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            context.Response.Headers.Connection = "close";
            await mock.RefuseTooLargeAsync(
                Request(context, default), new SocketResponse(context.Response), SocketHost.MostRequestBytes, cancellation).ConfigureAwait(false);
            return;
        }

        await mock.HandleAsync(Request(context, body), new SocketResponse(context.Response), cancellation).ConfigureAwait(false);
        if (!context.Response.HasStarted)
        {
            // The client left before there was anything to send.
            context.Abort();
        }
    }

    internal static MockRequest Request(HttpContext context, ReadOnlyMemory<byte> body)
    {
        // The target as sent: ASP.NET Core decodes the path, and a decoded slash would look like a segment's end.
        var target = OriginForm(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var headers = new List<KeyValuePair<string, string>>(context.Request.Headers.Count);
        foreach (var header in context.Request.Headers)
        {
            headers.Add(new(header.Key, header.Value.ToString()));
        }

        return new MockRequest
        {
            Method = context.Request.Method.ToUpperInvariant(),
            Path = question < 0 ? target : target[..question],
            Query = question < 0 ? "" : target[(question + 1)..],
            Headers = headers,
            Body = body,
            IsOwned = true,
        };
    }

    internal static void AddHeaders(HttpResponse response, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach (var header in headers)
        {
            response.Headers.Append(header.Key, header.Value);
        }
    }

    /// <summary>Clients that take the mock for a proxy send the whole address, which every server must take (RFC 9112, 3.2.2).</summary>
    private static string OriginForm(string target)
    {
        var host = target.StartsWith('/') ? -1 : target.IndexOf("://", StringComparison.Ordinal);
        if (host < 0)
        {
            return target;
        }

        var end = target.AsSpan(host + 3).IndexOfAny('/', '?');
        var rest = end < 0 ? "/" : target[(host + 3 + end)..];
        return rest[0] == '/' ? rest : "/" + rest;
    }

    /// <summary>The body.</summary>
    internal static ValueTask<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength is 0)
        {
            return new([]);
        }

        // A short body mostly came with its head.
        if (request.BodyReader.TryRead(out var read))
        {
            if (read is { IsCompleted: true, IsCanceled: false })
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return new(body);
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        return ReadAllAsync(request, cancellation);
    }

    private static async ValueTask<byte[]> ReadAllAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, SocketHost.MostRequestBytes));
        await request.BodyReader.CopyToAsync(buffer, cancellation).ConfigureAwait(false);
        return buffer.ToArray();
    }

    private sealed class SocketResponse(HttpResponse response) : MockResponse
    {
        public override PipeWriter Body => response.BodyWriter;

        public override void Start(int status, IReadOnlyList<KeyValuePair<string, string>> headers)
        {
            response.StatusCode = status;
            AddHeaders(response, headers);
        }
    }
}
