using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.OpenAi;

public sealed class ChatSchemaTests
{
    [Fact]
    public async Task A_text_fits_the_services_own_document()
    {
        await using var mock = ProviderMock.Replying("openai", Reply.Says("Hello."));
        var body = await mock.PostAsync("/v1/chat/completions", """{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}]}""", ("authorization", "Bearer test"));
        ProviderSchemas.AssertComponent(ProviderSchemas.OpenAi, "CreateChatCompletionResponse", body);
        ProviderSchemas.AssertAnswer(ProviderSchemas.OpenAi, "POST", "/chat/completions", body);
    }
}
