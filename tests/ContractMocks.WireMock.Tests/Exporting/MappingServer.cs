using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ContractMocks.TestSupport;
using WireMock.Logging;
using WireMock.Server;
using WireMock.Settings;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>An answer of a mapping, and the mapping's title.</summary>
internal sealed record MappedAnswer(string Title, int Status, string Body)
{
    /// <summary>The turn, from 1, that the title names.</summary>
    public int Turn => int.Parse(Regex.Match(Title, ", turn ([0-9]+),").Groups[1].Value, CultureInfo.InvariantCulture);
}

/// <summary>
/// A real WireMock.Net with an exported folder. It has the name and the members of the evaluator in ContractMocks.Cli.Tests, whose tests are compiled into
/// this project: so the evaluator's word is held against the real server's.
/// </summary>
internal sealed class MappingServer : IDisposable
{
    private readonly WireMockServer _server;
    private readonly HttpClient _client;

    public MappingServer(string folder)
    {
        _server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"], Logger = new WireMockNullLogger() });
        _client = new HttpClient { BaseAddress = new Uri(_server.Url!) };
        var isThere = Directory.Exists(folder);
        if (isThere)
        {
            _server.ReadStaticMappings(folder);
        }
    }

    public int Count => _server.Mappings.Count();

    public MappedAnswer? Send(WireRequest request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(request.Path + (request.Query.Length > 0 ? "?" + request.Query : ""), UriKind.Relative))
        {
            Content = new StringContent(request.Body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = _client.Send(message, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(response.Content.ReadAsStream(TestContext.Current.CancellationToken), Encoding.UTF8);
        var body = reader.ReadToEnd();
        return _server.LogEntries.Last().MappingTitle is { } title ? new MappedAnswer(title, (int)response.StatusCode, body) : null;
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }
}
