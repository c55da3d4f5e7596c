namespace ContractMocks.Dialects.Ollama;

/// <summary>Ollama's dialects by the names that provider knowledge gives them.</summary>
internal static class OllamaDialects
{
    public static Dialect? Find(string name) => name switch
    {
        _ => null,
    };
}
