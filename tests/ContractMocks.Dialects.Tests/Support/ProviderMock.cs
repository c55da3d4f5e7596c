using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ContractMocks.AspNetCore;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.TestSupport;

/// <summary>A mock of a document that ships with ContractMocks, or of one of the corpus; what the generator would emit, without the types.</summary>
public sealed class ProviderMock : ContractMock
{
    private static readonly ConcurrentDictionary<string, Lazy<Contract>> s_contracts = new(StringComparer.Ordinal);

    private ProviderMock(Contract contract, MockOptions? options)
        : base(LoadedContract.From(contract), options)
    {
    }

    /// <summary>A mock in memory.</summary>
    /// <param name="spec">The name of a bundled document, e.g. <c>openai</c>, or a path below the corpus, e.g. <c>llm/google/gemini-v1beta-2026-03-17.json</c> (the test is skipped where it is absent).</param>
    /// <param name="options">How it behaves.</param>
    public static ProviderMock InMemory(string spec, MockOptions? options = null) => new(Document(spec), options);

    /// <summary>A mock on a socket.</summary>
    /// <param name="spec">As of <see cref="InMemory"/>.</param>
    /// <param name="options">How it behaves.</param>
    public static Task<ProviderMock> StartAsync(string spec, MockOptions? options = null) =>
        SocketHost.StartAsync(InMemory(spec, options), TestContext.Current.CancellationToken);

    /// <summary>A mock that answers every request with one reply.</summary>
    /// <param name="spec">As of <see cref="InMemory"/>.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="options">How it behaves.</param>
    public static ProviderMock Replying(string spec, Reply reply, MockOptions? options = null)
    {
        var mock = InMemory(spec, options);
        mock.UseReply(reply);
        return mock;
    }

    internal static Contract Document(string spec)
    {
        var path = spec.Contains('/', StringComparison.Ordinal) ? Repository.CorpusFile(spec) : spec;
        return s_contracts.GetOrAdd(path, static path => new Lazy<Contract>(() => Read(path))).Value;
    }

    /// <summary>Answers every request with one reply.</summary>
    public void UseReply(Reply reply) => Use(new Scenario
    {
        Name = "test",
        Provider = Contract.Contract.Provider,
        Turns = new[] { new Turn { Reply = reply, Times = int.MaxValue } }.ToEquatableArray(),
    });

    /// <summary>Sends a request as a client does; the path begins with a slash and has everything but the host.</summary>
    public async Task<(int Status, string Body, HttpResponseMessage Message)> SendAsync(
        string method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(CreateHandler());
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(new Uri(Endpoint.GetLeftPart(UriPartial.Authority)), path));
        if (json is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }

    /// <summary>Posts JSON and reads the JSON of the answer; the test fails where it is not 200.</summary>
    public async Task<JsonElement> PostAsync(string path, string json, params (string Name, string Value)[] headers)
    {
        var (status, body, _) = await SendAsync("POST", path, json, headers);
        Assert.True(status == 200, $"{status}: {body}");
        return JsonElement.Parse(body);
    }

    private static Contract Read(string path)
    {
        var text = BundledSpecs.Find(path) ?? File.ReadAllText(path);
        var input = new SpecInput { Path = path.Contains('/', StringComparison.Ordinal) ? path : path + ".yaml", Text = text, ChecksStructure = false };
        return SpecReader.Read(input, CancellationToken.None).Contract!;
    }
}
