using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Gemini;

/// <summary>Errors and headers.</summary>
public sealed class GeminiVoiceTests
{
    private const string Path = "/v1beta/models/gemini-2.5-flash:generateContent";

    [Fact]
    public async Task Every_error_of_the_table_has_its_status_and_fits_both_documents()
    {
        foreach (var known in ProviderInfo.Find("gemini")!.Errors)
        {
            await using var mock = ProviderMock.Replying("gemini", Reply.Fails(known.Name));
            var (status, body, message) = await mock.SendAsync("POST", Path, GeminiWire.Hello);
            var error = JsonElement.Parse(body).GetProperty("error");
            Assert.Equal((known.Status, known.Status, known.Type), (status, error.GetProperty("code").GetInt32(), error.String("status")));
            Assert.Equal("application/json; charset=UTF-8", message.Content.Headers.GetValues("content-type").Single());
            ProviderSchemas.AssertComponent("gemini", "ErrorResponse", JsonElement.Parse(body));
            if (Directory.Exists(Repository.Corpus))
            {
                ProviderSchemas.AssertComponent(GeminiWire.Document, "Status", error);
            }
        }
    }

    [Fact]
    public async Task An_error_is_laid_out_byte_for_byte()
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Fails("rate_limited", "Slow down.", TimeSpan.FromSeconds(7)));
        var (_, body, message) = await mock.SendAsync("POST", Path, GeminiWire.Hello);
        Assert.StartsWith(
            "{\n  \"error\": {\n    \"code\": 429,\n    \"message\": \"Slow down.\",\n    \"status\": \"RESOURCE_EXHAUSTED\",\n    \"details\": [\n      {\n        \"@type\": \"type.googleapis.com/google.rpc.QuotaFailure\",",
            body,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "      {\n        \"@type\": \"type.googleapis.com/google.rpc.RetryInfo\",\n        \"retryDelay\": \"7s\"\n      }\n    ]\n  }\n}\n", body, StringComparison.Ordinal);
        Assert.Equal("7", message.Headers.GetValues("retry-after").Single());
    }

    [Theory]
    [InlineData(":streamGenerateContent", true)]
    [InlineData(":streamGenerateContent?alt=sse", false)]
    [InlineData(":generateContent", false)]
    public async Task Only_streams_that_are_arrays_have_errors_in_arrays(string method, bool isArray)
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Fails("unavailable"));
        var (status, body, _) = await mock.SendAsync("POST", "/v1beta/models/gemini-2.5-flash" + method, GeminiWire.Hello);
        Assert.Equal((503, isArray ? JsonValueKind.Array : JsonValueKind.Object), (status, JsonElement.Parse(body).ValueKind));
    }

    [Theory]
    [InlineData("", "x-goog-api-key", "right", 200)]
    [InlineData("", "authorization", "Bearer right", 200)]
    [InlineData("?key=right", "x-other", "1", 200)]
    [InlineData("", "x-goog-api-key", "wrong", 401)]
    [InlineData("?key=wrong", "x-other", "1", 401)]
    [InlineData("", "x-other", "1", 401)]
    public async Task Keys_are_taken_wherever_clients_put_them(string query, string header, string value, int expected)
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Says("Hi."), new MockOptions { RequireKey = "right" });
        var (status, body, _) = await mock.SendAsync("POST", Path + query, GeminiWire.Hello, (header, value));
        Assert.Equal(expected, status);
        Assert.DoesNotContain("wrong", body, StringComparison.Ordinal);
        if (status != 200)
        {
            var error = JsonElement.Parse(body).GetProperty("error");
            Assert.Equal("UNAUTHENTICATED", error.String("status"));
            Assert.Equal(value == "wrong" || query.Length > 0 ? "API_KEY_INVALID" : "CREDENTIALS_MISSING", error.GetProperty("details")[0].String("reason"));
        }
    }

    [Fact]
    public async Task A_refused_request_names_what_is_wrong()
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Says("Hi."));
        var (status, body, _) = await mock.SendAsync("POST", Path, """{"contents":[{"parts":[{"text":5}]}]}""");
        var error = JsonElement.Parse(body).GetProperty("error");
        Assert.Equal((400, "INVALID_ARGUMENT"), (status, error.String("status")));
        Assert.Equal("contents[0].parts[0].text", error.GetProperty("details")[0].GetProperty("fieldViolations")[0].String("field"));
    }

    [Fact]
    public async Task What_no_turn_matches_is_explained()
    {
        await using var mock = ProviderMock.InMemory("gemini");
        mock.Use(new Scenario { Name = "test", Provider = "gemini", Turns = [new Turn { When = [new ModelCondition(TextTest.EqualTo("other"))], Reply = Reply.Says("Hi.") }] });
        var (status, body, _) = await mock.SendAsync("POST", Path, GeminiWire.Hello);
        var error = JsonElement.Parse(body).GetProperty("error");
        Assert.Equal((404, "NOT_FOUND"), (status, error.String("status")));
        Assert.Equal("CONTRACTMOCKS_UNMATCHED", error.GetProperty("details")[0].String("reason"));
    }

    [Fact]
    public async Task Headers_are_those_of_the_service()
    {
        await using var mock = ProviderMock.Replying("gemini", Reply.Says("Hi."));
        var (_, _, message) = await mock.SendAsync("POST", "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse", GeminiWire.Hello);
        Assert.Equal("text/event-stream", message.Content.Headers.GetValues("content-type").Single());
        Assert.Equal("attachment", message.Content.Headers.GetValues("content-disposition").Single());
        Assert.Equal(["Origin", "X-Origin", "Referer"], message.Headers.Vary);
        Assert.Matches("^gfet4t7; dur=[0-9]+$", message.Headers.GetValues("server-timing").Single());
        Assert.Equal("standard", message.Headers.GetValues("x-gemini-service-tier").Single());
        Assert.Null(message.Headers.CacheControl);
    }
}
