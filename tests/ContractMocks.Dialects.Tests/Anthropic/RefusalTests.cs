using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Anthropic;

public sealed class RefusalTests
{
    private const string Tools = "\"tools\":[{\"name\":\"a\",\"input_schema\":{\"type\":\"object\"}}]";

    public static TheoryData<string, string> Refused => new()
    {
        { "\"messages\":[]", "messages: at least one message is required" },
        { "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":4096}", "`max_tokens` must be greater than `thinking.budget_tokens`." },
        { "\"temperature\":0.5,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}", "`temperature` may only be set to 1 when thinking is enabled." },
        { Tools + ",\"tool_choice\":{\"type\":\"any\"},\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}", "Thinking may not be enabled when tool_choice forces tool use." },
        { Tools + ",\"tool_choice\":{\"type\":\"tool\",\"name\":\"b\"}", "Tool 'b' not found in provided tools" },
        { "\"tools\":[{\"name\":\"a\",\"input_schema\":{\"type\":\"object\"}},{\"name\":\"a\",\"input_schema\":{\"type\":\"object\"}}]", "tools: Tool names must be unique." },
        { "\"max_tokens\":9000000", "max_tokens: 9000000 > 128000, which is the maximum allowed number of output tokens for claude-sonnet-4-6" },
        { "\"temperature\":1,\"top_p\":0.5", "`temperature` and `top_p` cannot both be specified for this model." },
        { "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"I\"}]", "This model does not support assistant message prefill." },
        { "\"model\":\"claude-3-haiku-20240307\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"I \"}]", "messages: final assistant content cannot end with trailing whitespace" },
        { "\"messages\":[{\"role\":\"user\",\"content\":\"\"}]", "messages.0: user messages must have non-empty content" },
        {
            "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"a\",\"input\":{}}]},{\"role\":\"user\",\"content\":\"?\"}]",
            "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1. Each `tool_use` block must have a corresponding `tool_result` block in the next message."
        },
        {
            "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\",\"content\":\"x\"}]}]",
            "messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_1. Each `tool_result` block must have a corresponding `tool_use` block in the previous message."
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_service_refuses_is_refused_in_its_words_unless_the_mock_is_lenient(string request, string message)
    {
        await using var mock = ProviderMock.Replying("anthropic", Reply.Says("Hi"));
        var (status, body, response) = await mock.AskAsync(request);
        Assert.Equal(400, status);
        var error = JsonElement.Parse(body);
        Assert.StartsWith(message, error.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        ProviderSchemas.AssertComponent(AnthropicMock.Document, "ErrorResponse", error);
        ProviderSchemas.AssertComponent("anthropic", "ErrorResponse", error);
        Assert.Equal(Assert.Single(response.Headers.GetValues("request-id")), error.GetProperty("request_id").GetString());

        await using var lenient = ProviderMock.Replying("anthropic", Reply.Says("Hi"), new MockOptions { Requests = RequestChecks.Lenient });
        Assert.Equal(200, (await lenient.AskAsync(request)).Status);
    }

    [Theory]
    [InlineData("anthropic", "POST", "/v1/messages")]
    [InlineData(AnthropicMock.Document, "POST", "/v1/messages")]
    [InlineData(AnthropicMock.Document, "GET", "/v1/models")]
    public async Task The_version_of_the_API_must_be_told(string spec, string method, string path)
    {
        await using var mock = ProviderMock.Replying(spec, Reply.Says("Hi"));
        var (status, body, _) = await mock.SendAsync(method, path, method == "POST" ? AnthropicMock.Request() : null, ("x-api-key", "test"));
        Assert.Equal(400, status);
        Assert.Equal("anthropic-version: header is required", JsonElement.Parse(body).GetProperty("error").GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("\"max_tokens\":\"x\"", "max_tokens: Input should be ")]
    [InlineData("\"messages\":[{\"content\":\"Hi\"}]", "messages.0.role: Field required")]
    public async Task What_the_contract_does_not_allow_is_told_as_the_service_tells_it(string request, string message)
    {
        await using var mock = ProviderMock.Replying("anthropic", Reply.Says("Hi"));
        var (status, body, _) = await mock.AskAsync(request);
        Assert.Equal(400, status);
        Assert.StartsWith(message, JsonElement.Parse(body).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_error_has_its_status_and_its_type()
    {
        var types = new Dictionary<int, string>
        {
            [400] = "invalid_request_error", [401] = "authentication_error", [402] = "billing_error", [403] = "permission_error", [404] = "not_found_error",
            [408] = "timeout_error", [409] = "invalid_request_error", [413] = "request_too_large", [422] = "invalid_request_error", [429] = "rate_limit_error",
            [500] = "api_error", [502] = "api_error", [503] = "api_error", [504] = "timeout_error", [529] = "overloaded_error",
        };
        foreach (var (status, type) in types)
        {
            await using var mock = ProviderMock.Replying("anthropic", Reply.Fails(status.ToString(System.Globalization.CultureInfo.InvariantCulture), retryAfter: TimeSpan.FromSeconds(7)));
            var (found, body, response) = await mock.AskAsync();
            Assert.Equal(status, found);
            Assert.Equal(type, JsonElement.Parse(body).GetProperty("error").GetProperty("type").GetString());
            Assert.Equal("7", Assert.Single(response.Headers.GetValues("retry-after")));
            Assert.True(response.Headers.Contains("anthropic-ratelimit-requests-limit"));
        }
    }

    [Theory]
    [InlineData(null, "x-api-key header is required")]
    [InlineData("wrong", "invalid x-api-key")]
    [InlineData("right", null)]
    public async Task A_key_may_be_required(string? key, string? message)
    {
        await using var mock = ProviderMock.Replying("anthropic", Reply.Says("Hi"), new MockOptions { RequireKey = "right" });
        var (status, body, _) = await mock.SendAsync(
            "POST", "/v1/messages", AnthropicMock.Request(), key is null ? [("anthropic-version", "2023-06-01")] : [("anthropic-version", "2023-06-01"), ("x-api-key", key)]);
        Assert.Equal(message is null ? 200 : 401, status);
        if (message is not null)
        {
            Assert.Equal($$"""{"type":"authentication_error","message":"{{message}}"}""", JsonElement.Parse(body).GetProperty("error").GetRawText());
        }
    }
}
