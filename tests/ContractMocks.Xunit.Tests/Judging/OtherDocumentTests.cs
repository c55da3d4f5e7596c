using ContractMocks.TestSupport;

namespace ContractMocks.Xunit.Tests.Judging;

/// <summary><c>CONTRACTMOCKS_SPEC_x</c>: the mock serves by its own document, and another judges.</summary>
public sealed class OtherDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_document_finds_nothing()
    {
        await using var probe = Probe(ShopMock.Document);

        await probe.OperationAsync("listThings");
        await probe.OperationAsync("makeThing", status: "201");
        await probe.OperationAsync("deleteThing", "", "204");
    }

    [Fact]
    public async Task A_property_that_answers_lack_now_is_named_with_its_place_and_the_document()
    {
        await using var probe = Probe(ShopMock.Document.Replace("required: [id, name]", "required: [id, name, price]", StringComparison.Ordinal));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("makeThing", status: "201"));

        Assert.Equal(
            """
            makeThing 201 application/json: the body does not fit the contract's schema
              by       new.yaml (Shop 1)
              at       $
              expected the property "price"
              found    an object without it
            """,
            string.Join('\n', message.Split('\n').Take(5)));
    }

    [Fact]
    public async Task An_operation_that_is_gone_says_so()
    {
        await using var probe = Probe(ShopMock.Document.Replace("  /things/{id}:", "  /items/{id}:", StringComparison.Ordinal));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("deleteThing", "", "204"));

        Assert.Contains("the document has no such operation", message, StringComparison.Ordinal);
        Assert.Contains("new.yaml", message, StringComparison.Ordinal);
        Assert.Contains("expected DELETE /things/{id}", message, StringComparison.Ordinal);
        Assert.Contains("'deleteThing' at DELETE /items/{id}", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_names_of_operations_and_placeholders_are_no_change()
    {
        await using var probe = Probe(ShopMock.Document
            .Replace("{id}", "{thing}", StringComparison.Ordinal).Replace("name: id,", "name: thing,", StringComparison.Ordinal)
            .Replace("deleteThing", "removeThing", StringComparison.Ordinal));

        await probe.OperationAsync("deleteThing", "", "204");
    }

    [Theory]
    [InlineData("required: [name], properties", "required: [name, price], properties", "body", "price")]
    [InlineData("maxLength: 20", "maxLength: 1", "body name", "at most 1")]
    [InlineData("application/json: { schema: { $ref: \"#/components/schemas/NewThing\"", "application/xml: { schema: { $ref: \"#/components/schemas/NewThing\"", "header", "application/xml")]
    public async Task A_request_that_the_document_refuses_now_is_named(string before, string after, string place, string expected)
    {
        await using var probe = Probe(ShopMock.Document.Replace(before, after, StringComparison.Ordinal));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("makeThing", status: "201"));

        Assert.Contains("the document does not allow the request", message, StringComparison.Ordinal);
        Assert.Contains("at       " + place, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_is_required_now_is_named()
    {
        await using var probe = Probe(ShopMock.Document.Replace(
            "- { name: limit,", "- { name: page, in: query, required: true, schema: { type: integer } }\n        - { name: limit,", StringComparison.Ordinal));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains("query page", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"201\"", "\"202\"", "the document declares no such status")]
    [InlineData("made, content: { application/json", "made, content: { application/xml", "the document declares no such media type")]
    public async Task A_status_or_media_type_that_is_gone_is_named(string before, string after, string rule)
    {
        await using var probe = Probe(ShopMock.Document.Replace(before, after, StringComparison.Ordinal));

        Assert.Contains(rule, await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("makeThing", status: "201")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Turns_are_judged_by_the_document_too(bool stream)
    {
        var changed = Compiler.Specs.BundledSpecs.Find("openai")!.Replace("  /chat/completions:\n", "  /talk/completions:\n", StringComparison.Ordinal);
        _folder.Write("new.yaml", changed);
        await using var probe = new RunProbe<OpenAiMock>(_folder, ("SPEC_openai", "new.yaml"));

        var message = await RunProbe<OpenAiMock>.FailureAsync(() => probe.TurnAsync(SampleScenarios.WeatherLoop, 0, stream));

        Assert.Contains("turn 1 of 'weather-loop'", message, StringComparison.Ordinal);
        Assert.Contains("expected POST /chat/completions", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_s_own_document_judges()
    {
        await using var probe = new RunProbe<OpenAiMock>(_folder, ("SPEC_openai", Repository.CorpusFile("llm/openai/openai-2026-07-15.yaml")));

        await probe.OperationAsync("listModels");
        await probe.OperationAsync("createEmbedding");
        await probe.OperationAsync("createModeration");
        // The document asks for a field that the service itself leaves out, and the mock with it.
        var message = await RunProbe<OpenAiMock>.FailureAsync(() => probe.TurnAsync(SampleScenarios.WeatherLoop, 1, stream: false));
        Assert.Contains("(OpenAI API 2.3.0)", message, StringComparison.Ordinal);
        Assert.Contains("expected the property \"logprobs\"", message, StringComparison.Ordinal);
    }

    // The anthropic document names its version in the paths, that of Gemini in the address or in the paths.
    [Theory]
    [InlineData("anthropic", "llm/anthropic/anthropic-2026-03-10.yaml")]
    [InlineData("gemini", "llm/google/gemini-v1beta-2026-03-17.json")]
    [InlineData("ollama", "llm/ollama/ollama-2025-11-14.yaml")]
    public async Task Other_providers_own_documents_judge(string name, string path)
    {
        var variable = ("SPEC_" + name, Repository.CorpusFile(path));
        if (name == "anthropic")
        {
            // Like OpenAI's, the document asks for a field that the service leaves out where nothing is in it.
            Assert.Contains("expected the property \"container\"", await RunProbe<AnthropicMock>.FailureAsync(() => TurnAsync<AnthropicMock>(variable)), StringComparison.Ordinal);
            return;
        }

        await (name == "gemini" ? TurnAsync<GeminiMock>(variable) : TurnAsync<OllamaMock>(variable));
    }

    [Theory]
    [InlineData("/v1/things", "https://shop.example")]
    [InlineData("/v2/things", "https://shop.example")]
    [InlineData("/things", "https://shop.example/v2")]
    public async Task A_version_may_stand_in_the_paths_or_in_the_address(string path, string address)
    {
        await using var probe = Probe(ShopMock.Document
            .Replace("  /things:", $"  {path}:", StringComparison.Ordinal).Replace("https://shop.example/v1", address, StringComparison.Ordinal)
            .Replace("maxLength: 20", "maxLength: 1", StringComparison.Ordinal));

        Assert.Contains("at most 1", await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("makeThing", status: "201")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_the_document_promises_now_is_named()
    {
        await using var probe = Probe(ShopMock.Document.Replace("headers: { x-total:", "headers: { x-page: { required: true, schema: { type: integer } }, x-total:", StringComparison.Ordinal));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains("a header is not as the document says", message, StringComparison.Ordinal);
        Assert.Contains("at       x-page", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_to_files_beside_the_document_are_followed()
    {
        _folder.Write("parts/thing.yaml", "type: object\nrequired: [id, price]\nproperties: { id: { type: string }, price: { type: number } }\n");
        await using var probe = Probe(ShopMock.Document.Replace(
            "\"201\": { description: made, content: { application/json: { schema: { $ref: \"#/components/schemas/Thing\" }",
            "\"201\": { description: made, content: { application/json: { schema: { $ref: \"parts/thing.yaml\" }",
            StringComparison.Ordinal));

        Assert.Contains("\"price\"", await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("makeThing", status: "201")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_told_with_the_places_of_looking()
    {
        await using var probe = new RunProbe<ShopMock>(_folder, ("SPEC_my_shop", "other.yaml"));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.StartsWith("CONTRACTMOCKS_SPEC_my_shop names a document that is not there: 'other.yaml'", message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder.Path, "other.yaml"), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_told_with_its_line()
    {
        await using var probe = Probe("openapi: 3.1.0\npaths: [\n");

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains("cannot be read", message, StringComparison.Ordinal);
        Assert.Matches(@"new\.yaml\(\d+,\d+\): error CM\d{4}", message);
    }

    private async Task TurnAsync<TMock>((string, string) variable)
        where TMock : ContractMock, IContractMock<TMock>
    {
        await using var probe = new RunProbe<TMock>(_folder, variable);
        await probe.TurnAsync(SampleScenarios.Anywhere, 2, stream: false);
    }

    private RunProbe<ShopMock> Probe(string document)
    {
        _folder.Write("new.yaml", document);
        return new RunProbe<ShopMock>(_folder, ("SPEC_my_shop", "new.yaml"));
    }
}
