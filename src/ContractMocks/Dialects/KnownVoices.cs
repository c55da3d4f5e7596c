<<<<<<< HEAD
using ContractMocks.Dialects.Gemini;
=======
using ContractMocks.Dialects.Anthropic;
>>>>>>> main
using ContractMocks.Dialects.OpenAi;
using ContractMocks.Engine;

namespace ContractMocks.Dialects;

/// <summary>The voices of the providers that have one of their own.</summary>
internal static class KnownVoices
{
    public static ProviderVoice? Find(string provider) => provider switch
    {
        "openai" => new OpenAiVoice(),
<<<<<<< HEAD
        "gemini" => new GeminiVoice(),
=======
        "anthropic" => new AnthropicVoice(),
>>>>>>> main
        _ => null,
    };
}
