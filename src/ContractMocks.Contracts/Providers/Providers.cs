namespace ContractMocks;

/// <summary>The providers we know. Sources: their published documents and error pages, and recorded traffic.</summary>
internal static class Providers
{

    public static readonly EquatableArray<ProviderInfo> All = [OpenAiProvider.Info, AnthropicProvider.Info, GeminiProvider.Info, OllamaProvider.Info];
}
