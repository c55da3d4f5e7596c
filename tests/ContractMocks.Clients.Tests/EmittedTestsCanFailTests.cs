using System.Text;
using Xunit.Sdk;

namespace ContractMocks.Clients.Tests;

/// <summary>The emitted contract tests, run against answers that were damaged on their way: each has to fail, and to say where.</summary>
public sealed class EmittedTestsCanFailTests
{
    [Fact]
    public async Task A_damaged_body_fails_at_its_json_path()
    {
        var error = await FailAsync(
            static body => body.Replace("\"role\": \"assistant\"", "\"role\": \"robot\"", StringComparison.Ordinal),
            static contract => contract.WeatherLoop_turn_2_json());
        Assert.Contains("$.choices[0].message.role", error);
        Assert.Contains("robot", error);
    }

    [Fact]
    public async Task A_lost_field_fails_with_its_name()
    {
        var error = await FailAsync(
            static body => body.Replace("\"finish_reason\"", "\"finished\"", StringComparison.Ordinal),
            static contract => contract.CreateChatCompletion_answers_200_application_json());
        Assert.Contains("$.choices[0]", error);
        Assert.Contains("finish_reason", error);
    }

    [Fact]
    public async Task A_damaged_event_fails_at_its_json_path()
    {
        var error = await FailAsync(
            static body => body.Replace("\"index\":0", "\"index\":\"zero\"", StringComparison.Ordinal),
            static contract => contract.WeatherLoop_turn_2_stream());
        Assert.Contains("$.choices[0].index", error);
    }

    [Fact]
    public async Task A_stream_without_its_end_fails()
    {
        var error = await FailAsync(
            static body => body.Replace("data: [DONE]\n\n", "", StringComparison.Ordinal),
            static contract => contract.WeatherLoop_turn_2_stream());
        Assert.Contains("[DONE]", error);
    }

    [Fact]
    public async Task A_lost_header_fails_with_its_name()
    {
        var error = await FailAsync(
            static body => body,
            static contract => contract.WeatherLoop_turn_2_json(),
            static response => response.Headers.Remove("x-request-id"));
        Assert.Contains("x-request-id", error);
    }

    [Fact]
    public async Task A_wrong_content_type_fails()
    {
        var error = await FailAsync(
            static body => body,
            static contract => contract.ListModels_answers_200_application_json(),
            static response => response.Content.Headers.ContentType = new("text/plain"));
        Assert.Contains("text/plain", error);
    }

    [Fact]
    public async Task Undamaged_answers_pass_the_same_way()
    {
        await using var contract = new Damaged(static body => body, null);
        await contract.WeatherLoop_turn_2_json();
        await contract.WeatherLoop_turn_2_stream();
        await contract.ListModels_answers_200_application_json();
    }

    private static async Task<string> FailAsync(
        Func<string, string> damage, Func<OpenAiContract, Task> test, Action<HttpResponseMessage>? header = null)
    {
        await using var contract = new Damaged(damage, header);
        var error = await Assert.ThrowsAnyAsync<XunitException>(() => test(contract));
        return error.Message;
    }

    // Not public, so that the runner does not take it for a test class.
    private sealed class Damaged(Func<string, string> body, Action<HttpResponseMessage>? header) : OpenAiContract
    {
        protected override HttpClient CreateClient(OpenAiMock mock) =>
            new(new DamagingHandler(mock.CreateHandler(), body, header))
            {
                BaseAddress = new Uri(mock.Endpoint.AbsoluteUri + "/"),
                DefaultRequestHeaders = { Authorization = new("Bearer", "test") },
            };
    }

    private sealed class DamagingHandler(HttpMessageHandler inner, Func<string, string> body, Action<HttpResponseMessage>? header)
        : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var type = response.Content.Headers.ContentType;
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            response.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body(text)));
            response.Content.Headers.ContentType = type;
            header?.Invoke(response);
            return response;
        }
    }
}
