using System.Text;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Xunit.Tests;

/// <summary>Contract tests of an operation that streams and of which nothing but the contract is known.</summary>
public sealed class PlainStreamTests
{
    [Theory]
    [InlineData("talk")]
    [InlineData("whole")]
    public async Task A_stream_of_the_contract_is_checked_and_right(string operation)
    {
        await using var probe = new StreamProbe();

        await probe.VerifyAsync(operation);
    }

    [Theory]
    [InlineData("talk", "\"text\"", "\"txt\"", "does not fit")]
    [InlineData("whole", "event: word", "event: worse", "does not fit")]
    [InlineData("talk", "\n\n", "\n", "breaks off")]
    public async Task A_wrong_event_is_noticed(string operation, string part, string other, string message)
    {
        await using var probe = new StreamProbe { Part = part, Other = other };

        Assert.Contains(message, (await Assert.ThrowsAsync<global::Xunit.Sdk.XunitException>(() => probe.VerifyAsync(operation))).Message);
    }

    private sealed class StreamProbe : ContractTestsOf<TalkMock>
    {
        public string? Part { get; init; }

        public string? Other { get; init; }

        public Task VerifyAsync(string operation) => VerifyOperationAsync(operation, "200", "text/event-stream");

        protected override HttpClient CreateClient(TalkMock mock) =>
            new(new Changing(mock.CreateHandler(), this)) { BaseAddress = new Uri(mock.Endpoint.AbsoluteUri) };

        private sealed class Changing(HttpMessageHandler inner, StreamProbe probe) : DelegatingHandler(inner)
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (probe.Part is { } part)
                {
                    var type = response.Content.Headers.ContentType;
                    var body = await response.Content.ReadAsStringAsync(cancellationToken);
                    Assert.Contains(part, body);
                    response.Content = new StringContent(body.Replace(part, probe.Other, StringComparison.Ordinal), Encoding.UTF8);
                    response.Content.Headers.ContentType = type;
                }

                return response;
            }
        }
    }

    private sealed class TalkMock : ContractMock, IContractMock<TalkMock>
    {
        private const string Document =
            """
            openapi: 3.1.0
            info: { title: Talk, version: "1" }
            paths:
              /talk:
                post:
                  operationId: talk
                  requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { stream: { type: boolean } } } } } }
                  responses:
                    "200":
                      description: ok
                      content:
                        application/json: { schema: { type: object } }
                        text/event-stream:
                          schema: { oneOf: [{ type: object, required: [type, text], properties: { type: { const: delta }, text: { type: string } } }, { type: object, required: [type], properties: { type: { const: done } } }] }
              /whole:
                get:
                  operationId: whole
                  responses:
                    "200":
                      description: ok
                      content:
                        text/event-stream:
                          schema: { type: object, required: [event, data], properties: { event: { const: word }, data: { type: object, required: [n], properties: { n: { type: integer } } } } }
            """;

        private TalkMock(MockOptions? options)
            : base(LoadedContract.From(SpecReader.Read(new SpecInput { Path = "talk.yaml", Text = Document }, CancellationToken.None).Contract!), options)
        {
        }

        public static TalkMock InMemory(MockOptions? options = null) => new(options);
    }
}
