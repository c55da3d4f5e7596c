using System.Net;
using System.Text;
using ContractMocks.AspNetCore.Serving;
using ContractMocks.Engine.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ContractMocks.AspNetCore.Proxy;

/// <summary>
/// Passes requests to a real server and its answers back, byte for byte, and says where either breaks the contract. Keys and tokens are passed
/// on like everything else; reports hold none of them.
/// </summary>
internal sealed class ValidatingProxy : IDisposable
{
    /// <summary>The header that an answer with breaches carries.</summary>
    public const string ViolationsHeader = "x-contractmocks-violations";

    private readonly ProxyOptions _options;
    private readonly HttpMessageInvoker _upstream;
    private readonly MockGroup _mocks;
    private readonly Dictionary<ContractMock, ContractJudge> _judges;

    public ValidatingProxy(MockGroup mocks, ProxyOptions options)
        : this(mocks, options, Connect(options))
    {
    }

    private ValidatingProxy(MockGroup mocks, ProxyOptions options, HttpMessageInvoker upstream)
    {
        (_mocks, _options, _upstream) = (mocks, options, upstream);
        _judges = mocks.Mocks.ToDictionary(static mock => mock, static mock => new ContractJudge(mock.Contract, mock.Options));
    }

    /// <summary>The same proxy with other contracts. It shares the connections, so only one of the two is disposed.</summary>
    public ValidatingProxy With(MockGroup mocks) => new(mocks, _options, _upstream);

    public void Dispose() => _upstream.Dispose();

    /// <summary>Passes one request on and its answer back, and reports.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var request = SocketExchange.Request(context, default);
        var mock = _mocks.Find(request);
        var exchange = new ProxyExchange(context, request, _judges[mock], _options);
        using var message = exchange.Message(Target(mock, request));
        try
        {
            using var answer = await SendAsync(message, context.RequestAborted).ConfigureAwait(false);
            await exchange.PassOnAsync(message, answer).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; there is nobody to answer.
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            await exchange.FailAsync(exception).ConfigureAwait(false);
        }
        finally
        {
            _options.Report(exchange.Judged());
        }
    }

    /// <summary>
    /// Where a request goes: the address with the path as sent. An address with a path of its own stands for the contract's base path.
    /// </summary>
    internal Uri Target(ContractMock mock, MockRequest request)
    {
        var ownPath = _options.Upstream.AbsolutePath.TrimEnd('/');
        var basePath = mock.Contract.Contract.BasePath;
        var rest = ownPath.Length > 0 && basePath.Length > 0 && (request.Path + "/").StartsWith(basePath + "/", StringComparison.Ordinal)
            ? request.Path[basePath.Length..]
            : request.Path;
        var query = request.Query.Length == 0 ? "" : "?" + request.Query;
        // As sent: escapes that were not made may mean something to the server.
        return new Uri(
            _options.Upstream.GetLeftPart(UriPartial.Authority) + ownPath + rest + query,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    private static HttpMessageInvoker Connect(ProxyOptions options) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = options.ConnectTimeout,
        UseProxy = !options.Upstream.IsLoopback,
        ActivityHeadersPropagator = null,
        RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
    });

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(_options.HeadTimeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        return await _upstream.SendAsync(message, either.Token).ConfigureAwait(false);
    }
}

/// <summary>What a proxy is told.</summary>
/// <param name="Upstream">The real server's address.</param>
/// <param name="Report">Hears of every exchange when it is over, on any thread.</param>
internal sealed record ProxyOptions(Uri Upstream, Action<JudgedExchange> Report)
{
    /// <summary>How long connecting may take. Default: 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server may take until the head of its answer is there. Default: 10 minutes, as the SDKs of LLM providers wait.</summary>
    public TimeSpan HeadTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the server may be silent inside a body. Default: 5 minutes.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What the bounds are measured by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
