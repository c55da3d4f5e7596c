namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Webhooks and callbacks: the service asks and the client answers, so what breaks whom is turned round.</summary>
public sealed class WebhookComparerTests
{
    [Fact]
    public void Webhooks_that_come_and_go_are_told() =>
        Assert.Equal(
            [
                "Breaking webhook-removed | webhook gone: the webhook was removed (webhook-removed)",
                "Compatible webhook-added | webhook new: the webhook was added (webhook-added)",
            ],
            Documents.Lines(Webhook("gone", ""), Webhook("new", "")));

    [Theory]
    [InlineData("requestBody: { content: { a/b: {} } }", "requestBody: { required: true, content: { a/b: {} } }", "Compatible Response")]
    [InlineData("requestBody: { required: true, content: { a/b: {} } }", "requestBody: { content: { a/b: {} } }", "Breaking Response")]
    [InlineData("responses: { '200': { description: d, headers: { X-A: {} } } }", "responses: { '200': { description: d, headers: { X-A: { required: true } } } }", "Breaking Request")]
    [InlineData("responses: { '200': { description: d } }", "responses: { '200': { description: d, content: { a/b: {} } } }", "Compatible Request")]
    [InlineData("parameters: [{ name: a, in: query, required: true }]", "parameters: [{ name: a, in: query }]", "Breaking Response")]
    public void What_the_service_sends_is_received(string old, string @new, string expected)
    {
        foreach (var (before, after) in new[] { (Webhook("w", old), Webhook("w", @new)), (Callback(old), Callback(@new)) })
        {
            var finding = Assert.Single(Documents.Compare(before, after));

            var effect = Assert.Single(finding.Effects);
            Assert.Equal((expected, ""), ($"{effect.Severity} {effect.Side}", effect.Rule));
        }
    }

    [Fact]
    public void A_property_that_a_webhook_no_longer_promises_breaks_readers()
    {
        static string Of(string required) =>
            Webhook("w", $"requestBody: {{ content: {{ application/json: {{ schema: {{ type: object, properties: {{ a: {{ type: string }} }}{required} }} }} }} }}");

        var finding = Assert.Single(Documents.Compare(Of(", required: [a]"), Of("")));

        Assert.Equal((ChangeSeverity.Breaking, Broken.Readers), (finding.Severity, finding.Breaks));
    }

    [Fact]
    public void A_change_in_a_callback_reaches_the_operation_that_has_it()
    {
        var finding = Assert.Single(Documents.Compare(
            Callback("requestBody: { content: { a/b: {} } }"), Callback("requestBody: { content: { a/b: {}, c/d: {} } }")));

        Assert.Equal("POST /things/{id} callback onEvent body", finding.Path);
        Assert.Equal([new ChangeReach("makeThing", "POST", "/things/{id}", ChangeSide.Response, "callback onEvent body")], finding.Reaches);
    }

    [Fact]
    public void Callbacks_that_come_and_go_are_told()
    {
        Assert.Equal(
            ["Compatible callback-added | POST /things/{id} callback onEvent: the callback 'onEvent' was added"], Documents.Lines(Documents.Operation(""), Callback("")));
        Assert.Equal(
            ["Breaking callback-removed | POST /things/{id} callback onEvent: the callback 'onEvent' was removed"], Documents.Lines(Callback(""), Documents.Operation("")));
    }

    private static string Webhook(string name, string operation) =>
        Documents.Paths("{}", $"webhooks: {{ {name}: {{ post: {{ operationId: sent, {operation} }} }} }}");

    private static string Callback(string operation) =>
        Documents.Operation($"callbacks: {{ onEvent: {{ '{{$request.body#/url}}': {{ post: {{ operationId: event, {operation} }} }} }} }}");
}
