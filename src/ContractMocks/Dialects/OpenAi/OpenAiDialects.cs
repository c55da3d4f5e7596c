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
        _ => null,
    };
}
