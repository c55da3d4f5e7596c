namespace ContractMocks.Dialects.Ollama;

/// <summary>Ollama's dialects by the names that provider knowledge gives them.</summary>
internal static class OllamaDialects
{
    public static Dialect? Find(string name) => name switch
    {
        "ollama.chat" => new OllamaDialect(isChat: true),
        "ollama.generate" => new OllamaDialect(isChat: false),
        "ollama.embed" => new OllamaEmbedDialect(isOld: false),
        "ollama.embeddings" => new OllamaEmbedDialect(isOld: true),
        "ollama.tags" => new OllamaModelsDialect(OllamaModelsTask.List),
        "ollama.ps" => new OllamaModelsDialect(OllamaModelsTask.Running),
        "ollama.show" => new OllamaModelsDialect(OllamaModelsTask.Show),
        "ollama.version" => new OllamaModelsDialect(OllamaModelsTask.Version),
        "ollama.copy" => new OllamaModelsDialect(OllamaModelsTask.Copy),
        "ollama.delete" => new OllamaModelsDialect(OllamaModelsTask.Delete),
        "ollama.pull" => new OllamaTransferDialect("pull"),
        "ollama.push" => new OllamaTransferDialect("push"),
        "ollama.create" => new OllamaTransferDialect("create"),
        _ => null,
    };
}
