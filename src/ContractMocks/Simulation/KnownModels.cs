namespace ContractMocks.Simulation;

/// <summary>A model that every mock of a provider knows.</summary>
internal static class KnownModels
{
    public static string Of(string provider) => provider switch
    {
        "anthropic" => "claude-opus-4-6",
        "gemini" => "gemini-2.5-flash",
        "ollama" => "llama3.2",
        _ => "gpt-5",
    };
}
