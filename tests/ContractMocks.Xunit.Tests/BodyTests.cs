using System.Text;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Xunit.Tests;

/// <summary>Contract tests of operations whose bodies are no JSON, and of answers that have to be asked for.</summary>
public sealed class BodyTests
{
    [Theory]
    [InlineData("form", "201", "application/json")]
    [InlineData("formOfExample", "200", "application/json")]
    [InlineData("upload", "200", "application/json")]
    [InlineData("text", "200", "text/plain")]
    [InlineData("lines", "200", "application/json")]
    [InlineData("bytes", "204", "")]
    [InlineData("files:register", "200", "application/json")]
    [InlineData("later", "202", "application/json")]
    [InlineData("video", "200", "video/mp4")]
    [InlineData("video", "200", "image/webp")]
    [InlineData("list", "200", "application/json")]
    public async Task A_body_of_any_kind_is_sent_and_its_answer_checked(string operation, string status, string mediaType)
    {
        await using var probe = new BodyProbe();

        await probe.VerifyAsync(operation, status, mediaType);
    }

    [Fact]
    public async Task A_form_has_nested_names_and_nothing_empty()
    {
        await using var probe = new BodyProbe();

        await probe.VerifyAsync("form", "201", "application/json");

        Assert.StartsWith("application/x-www-form-urlencoded", probe.SentType, StringComparison.Ordinal);
        Assert.Contains("card[number]=", probe.Sent, StringComparison.Ordinal);
        Assert.Contains("lines[0][price]=", probe.Sent, StringComparison.Ordinal);
        Assert.Contains("events=", probe.Sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_multipart_body_has_its_file_and_its_json()
    {
        await using var probe = new BodyProbe();

        await probe.VerifyAsync("upload", "200", "application/json");

        Assert.StartsWith("multipart/form-data", probe.SentType, StringComparison.Ordinal);
        Assert.Contains("name=\"file\"; filename=sample.bin", probe.Sent, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", probe.Sent, StringComparison.Ordinal);
    }

    private sealed class BodyProbe : ContractTestsOf<BodyMock>
    {
        public string Sent { get; private set; } = "";

        public string SentType { get; private set; } = "";

        public Task VerifyAsync(string operation, string status, string mediaType) => VerifyOperationAsync(operation, status, mediaType);

        protected override HttpClient CreateClient(BodyMock mock) =>
            new(new Listening(mock.CreateHandler(), this)) { BaseAddress = new Uri(mock.Endpoint.AbsoluteUri) };

        private sealed class Listening(HttpMessageHandler inner, BodyProbe probe) : DelegatingHandler(inner)
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                if (request.Content is { } content)
                {
                    await content.LoadIntoBufferAsync(cancellationToken);
                    probe.Sent = Uri.UnescapeDataString(Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancellationToken)));
                    probe.SentType = content.Headers.ContentType?.ToString() ?? "";
                }

                return await base.SendAsync(request, cancellationToken);
            }
        }
    }

    private sealed class BodyMock : ContractMock, IContractMock<BodyMock>
    {
        private const string Document =
            """
            openapi: 3.1.0
            info: { title: Bodies, version: "1" }
            paths:
              /form:
                post:
                  operationId: form
                  requestBody:
                    required: true
                    content:
                      application/x-www-form-urlencoded:
                        encoding: { card: { style: deepObject, explode: true }, lines: { style: deepObject, explode: true } }
                        schema:
                          type: object
                          required: [card, events, lines]
                          properties:
                            card: { type: object, required: [number], properties: { number: { type: integer } } }
                            events: { type: array, items: { type: string, enum: [made, paid] } }
                            lines: { type: array, minItems: 1, items: { type: object, required: [price], properties: { price: { type: number } } } }
                  responses: { "201": { description: ok, content: { application/json: { schema: { type: object } } } } }
              /form-of-example:
                post:
                  operationId: formOfExample
                  requestBody:
                    required: true
                    content:
                      application/x-www-form-urlencoded:
                        schema: { type: object, required: [muted], properties: { muted: { type: boolean } } }
                        example: { muted: "perhaps" }
                  responses: { "200": { description: ok, content: { application/json: { schema: { type: object } } } } }
              /upload:
                post:
                  operationId: upload
                  requestBody:
                    required: true
                    content:
                      multipart/form-data:
                        schema:
                          type: object
                          required: [file, purpose, meta]
                          properties:
                            file: { type: string, format: binary }
                            purpose: { type: string, enum: [vision] }
                            meta: { type: object, required: [n], properties: { n: { type: integer } } }
                  responses: { "200": { description: ok, content: { application/json: { schema: { type: object } } } } }
              /text:
                post:
                  operationId: text
                  requestBody: { required: true, content: { text/plain: { schema: { type: string, enum: [hello] } } } }
                  responses: { "200": { description: ok, content: { text/plain: { schema: { type: string } } } } }
              /lines:
                post:
                  operationId: lines
                  requestBody: { required: true, content: { application/x-ndjson: { schema: { type: object, required: [n], properties: { n: { type: integer } } } } } }
                  responses: { "200": { description: ok, content: { application/json: { schema: { type: object } } } } }
              /bytes:
                put:
                  operationId: bytes
                  requestBody: { required: true, content: { application/octet-stream: { schema: { type: string, format: binary } } } }
                  responses: { "204": { description: ok } }
              /files:register:
                post:
                  operationId: files:register
                  responses: { "200": { description: ok, content: { application/json: { schema: { type: object } } } } }
              /later:
                post:
                  operationId: later
                  responses:
                    "200": { description: ok, content: { application/json: { schema: { type: object } } } }
                    "202": { description: later, content: { application/json: { schema: { type: object } } } }
              /video:
                get:
                  operationId: video
                  responses:
                    "200":
                      description: ok
                      content: { application/json: { schema: { type: string } }, video/mp4: { schema: { type: string, format: binary } }, image/webp: { schema: { type: string, format: binary } } }
              /list:
                post:
                  operationId: list
                  requestBody: { required: true, content: { application/json: { schema: { type: array, minItems: 1, items: { type: integer } } } } }
                  responses: { "200": { description: ok, content: { application/json: { schema: { type: object } } } } }
            """;

        private BodyMock(MockOptions? options)
            : base(LoadedContract.From(SpecReader.Read(new SpecInput { Path = "bodies.yaml", Text = Document }, CancellationToken.None).Contract!), options)
        {
        }

        public static BodyMock InMemory(MockOptions? options = null) => new(options);
    }
}
