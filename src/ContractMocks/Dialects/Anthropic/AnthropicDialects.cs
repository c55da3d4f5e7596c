namespace ContractMocks.Dialects.Anthropic;

/// <summary>Anthropic's dialects by the names that provider knowledge gives them.</summary>
internal static class AnthropicDialects
{
    public static Dialect? Find(string name) => name switch
    {
        "anthropic.messages" => new MessagesDialect(),
        _ => null,
    };
}
