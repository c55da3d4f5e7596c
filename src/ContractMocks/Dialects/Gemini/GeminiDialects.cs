namespace ContractMocks.Dialects.Gemini;

/// <summary>Gemini's dialects by the names that provider knowledge gives them.</summary>
internal static class GeminiDialects
{
    public static Dialect? Find(string name) => name switch
    {
        "gemini.generate" => new GenerateContentDialect(isStream: false),
        "gemini.stream" => new GenerateContentDialect(isStream: true),
        _ => null,
    };
}
