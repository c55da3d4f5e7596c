using System.Text.Json.Nodes;

namespace ContractMocks.Xunit.Tests.Live;

/// <summary>Contract tests run against servers that we did not write. What they find is told in docs/drift.md; these are the landmarks of it.</summary>
public sealed class NodeServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Aimock_keeps_the_document_in_chats_and_not_in_responses()
    {
        await using var server = await NodeServer.AimockAsync();
        await using var probe = new RunProbe<OpenAiMock>(_folder, ("BASEURL_openai", server.Address + "/v1"));

        await probe.OperationAsync("createChatCompletion");
        await probe.OperationAsync("createChatCompletion", "text/event-stream");
        await probe.OperationAsync("createEmbedding");
        await probe.TurnAsync(SampleScenarios.Anywhere, 0, stream: false);
        await probe.TurnAsync(SampleScenarios.Anywhere, 0, stream: true);
        var message = await RunProbe<OpenAiMock>.FailureAsync(() => probe.OperationAsync("createResponse"));

        Assert.Contains("invalid at $: the document has the property \"parallel_tool_calls\", the service an object without it", message, StringComparison.Ordinal);
        Assert.All(Findings().Where(static one => (string?)one["from"] == "document"), static one => Assert.Equal("createResponse", (string?)one["operation"]));
        Assert.Contains(Findings(), static one => (string?)one["from"] == "mock" && (string?)one["kind"] == "missing-field" && (string?)one["place"] == "$.usage.prompt_tokens_details");
    }

    [Fact]
    public async Task Steady_keeps_the_document_in_whole_answers_and_not_the_order_of_streams()
    {
        await using var server = await NodeServer.SteadyAsync("openai");
        await using var probe = new RunProbe<OpenAiMock>(_folder, ("BASEURL_openai", server.Address), ("KEY_openai", "test"));

        await probe.OperationAsync("createChatCompletion");
        await probe.OperationAsync("createModeration");
        await probe.OperationAsync("listModels");
        await RunProbe<OpenAiMock>.FailureAsync(() => probe.OperationAsync("createChatCompletion", "text/event-stream"));

        Assert.Contains(Findings(), static one => (string?)one["kind"] == "event-order");
        Assert.All(Findings().Where(static one => (string?)one["from"] == "document"), static one => Assert.Contains("text/event-stream", one["tests"]!.ToJsonString(), StringComparison.Ordinal));
    }

    private List<JsonNode> Findings() =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(_folder.Path, "TestResults", "contractmocks-drift.json")))!["findings"]!.AsArray().OfType<JsonNode>()];
}
