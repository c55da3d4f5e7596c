using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Gemini;

public sealed class GenerateContentTests
{
    private const string Hello = """{"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}""";

    [Theory]
    [InlineData("gemini")]
    [InlineData("llm/google/gemini-v1beta-2026-03-17.json")]
    public async Task A_text_is_answered(string spec)
    {
        await using var mock = ProviderMock.Replying(spec, Reply.Says("Hello."));
        var body = await mock.PostAsync("/v1beta/models/gemini-2.5-flash:generateContent", Hello, ("x-goog-api-key", "test"));
        Assert.Equal("Hello.", body.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("text").GetString());
        Assert.Equal("gemini-2.5-flash", body.GetProperty("modelVersion").GetString());
    }
}
