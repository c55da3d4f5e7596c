using ContractMocks.Dialects.OpenAi;

namespace ContractMocks.Dialects;

/// <summary>The dialects by the names that provider knowledge gives them.</summary>
internal static class KnownDialects
{
    public static Dialect? Find(string? name) => name switch
    {
        "openai.chat" => new ChatDialect(),
        "openai.embeddings" => new EmbeddingsDialect(),
        "openai.models.list" => new ModelsDialect(isList: true),
        "openai.models.get" => new ModelsDialect(isList: false),
        _ => null,
    };
}
