namespace ContractMocks.Dialects.Gemini;

/// <summary>Gemini's dialects by the names that provider knowledge gives them.</summary>
internal static class GeminiDialects
{
    public static Dialect? Find(string name) => name switch
    {
        "gemini.generate" => new GenerateContentDialect(isStream: false),
        "gemini.stream" => new GenerateContentDialect(isStream: true),
        "gemini.count" => new CountTokensDialect(),
        "gemini.embed" => new EmbedContentDialect(isBatch: false),
        "gemini.embed.batch" => new EmbedContentDialect(isBatch: true),
        "gemini.models.list" => new GeminiModelsDialect(isList: true),
        "gemini.models.get" => new GeminiModelsDialect(isList: false),
        _ => null,
    };
}
