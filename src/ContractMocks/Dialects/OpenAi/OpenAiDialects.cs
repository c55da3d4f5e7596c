using ContractMocks.Dialects.OpenAi.Responses;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>OpenAI's dialects by the names that provider knowledge gives them.</summary>
internal static class OpenAiDialects
{
    public static Dialect? Find(string name) => name switch
    {
        "openai.chat" => new ChatDialect(),
        "openai.embeddings" => new EmbeddingsDialect(),
        "openai.models.list" => new ModelsDialect(isList: true),
        "openai.models.get" => new ModelsDialect(isList: false),
        "openai.responses" => new ResponsesDialect(),
        "openai.responses.get" => new ResponsesApiDialect(ResponseAction.Get),
        "openai.responses.delete" => new ResponsesApiDialect(ResponseAction.Delete),
        "openai.responses.cancel" => new ResponsesApiDialect(ResponseAction.Cancel),
        "openai.responses.input_items" => new ResponsesApiDialect(ResponseAction.ListInput),
        "openai.responses.input_tokens" => new InputTokensDialect(),
        "openai.responses.compact" => new CompactDialect(),
        _ => null,
    };
}
