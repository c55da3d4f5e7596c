using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContractMocks.Xunit.Tests.Live;

/// <summary>A service on a socket of loopback that answers as a mock does, except where it is told to drift.</summary>
internal sealed class ServedMock : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ContractMock _mock;
    private readonly HttpClient _client;
    private readonly Func<ServedAnswer, ServedAnswer> _drift;
    private readonly List<ServedRequest> _requests = [];

    private ServedMock(ContractMock mock, Func<ServedAnswer, ServedAnswer> drift)
    {
        (_mock, _drift, _client) = (mock, drift, mock.CreateClient());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The address, with the contract's base path.</summary>
    public string Address => _app.Urls.First() + _mock.Contract.Contract.BasePath;

    /// <summary>What came in.</summary>
    public IReadOnlyList<ServedRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public static async Task<ServedMock> StartAsync(ContractMock mock, Func<ServedAnswer, ServedAnswer>? drift = null)
    {
        var served = new ServedMock(mock, drift ?? (static answer => answer));
        await served._app.StartAsync(TestContext.Current.CancellationToken);
        return served;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _mock.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        lock (_requests)
        {
            _requests.Add(new ServedRequest(
                context.Request.Method, context.Request.Path, Encoding.UTF8.GetString(body.ToArray()),
                context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        }

        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri(_mock.Endpoint, context.Request.Path.Value + context.Request.QueryString.Value));
        foreach (var (name, value) in context.Request.Headers.Where(static header => header.Key is not ("Host" or "Content-Length" or "Content-Type")))
        {
            request.Headers.TryAddWithoutValidation(name, value.ToString());
        }

        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("content-type", context.Request.ContentType);
        }

        using var answer = await _client.SendAsync(request, context.RequestAborted);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(static header => !header.Key.Equals("content-length", StringComparison.OrdinalIgnoreCase) && !header.Key.Equals("transfer-encoding", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var changed = _drift(new ServedAnswer((int)answer.StatusCode, headers, await answer.Content.ReadAsStringAsync(context.RequestAborted)));
        context.Response.StatusCode = changed.Status;
        foreach (var (name, value) in changed.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (changed.Never)
        {
            await context.Response.StartAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
            return;
        }

        await context.Response.WriteAsync(changed.Body, context.RequestAborted);
    }
}

internal sealed record ServedRequest(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>An answer before it goes out.</summary>
internal sealed record ServedAnswer(int Status, Dictionary<string, string> Headers, string Body)
{
    /// <summary>Whether the head goes out and nothing after it.</summary>
    public bool Never { get; init; }

    public bool IsStream => Headers.GetValueOrDefault("content-type", "").StartsWith("text/event-stream", StringComparison.Ordinal);

    /// <summary>The answer with its JSON changed, or the JSON of its events.</summary>
    public ServedAnswer Edit(Action<JsonNode> edit) => this with
    {
        Body = IsStream
            ? string.Concat(Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(one => Edited(one, edit) + "\n\n"))
            : EditedJson(Body, edit),
    };

    public ServedAnswer Without(string header) => this with { Headers = new(Headers.Where(one => !one.Key.Equals(header, StringComparison.OrdinalIgnoreCase)), StringComparer.OrdinalIgnoreCase) };

    public ServedAnswer With(string header, string value) => this with { Headers = new(Headers, StringComparer.OrdinalIgnoreCase) { [header] = value } };

    private static string Edited(string one, Action<JsonNode> edit)
    {
        var data = one.IndexOf("data: ", StringComparison.Ordinal) + 6;
        return one[data..].StartsWith('{') ? one[..data] + EditedJson(one[data..], edit) : one;
    }

    private static string EditedJson(string json, Action<JsonNode> edit)
    {
        var node = JsonNode.Parse(json)!;
        edit(node);
        return node.ToJsonString();
    }
}
