using ContractMocks.Dialects.Anthropic;
using ContractMocks.Dialects.Gemini;
using ContractMocks.Dialects.Ollama;
using ContractMocks.Dialects.OpenAi;
using ContractMocks.Engine;

namespace ContractMocks.Dialects;

/// <summary>The voices of the providers that have one of their own.</summary>
internal static class KnownVoices
{
    public static ProviderVoice? Find(string provider) => provider switch
    {
        "openai" => new OpenAiVoice(),
        "gemini" => new GeminiVoice(),
        "ollama" => new OllamaVoice(),
        "anthropic" => new AnthropicVoice(),
        _ => null,
    };
}
