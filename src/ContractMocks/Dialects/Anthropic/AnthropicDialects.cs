namespace ContractMocks.Dialects.Anthropic;

/// <summary>Anthropic's dialects by the names that provider knowledge gives them.</summary>
internal static class AnthropicDialects
{
    public static Dialect? Find(string name) => name switch
    {
        "anthropic.messages" => new MessagesDialect(),
        "anthropic.count_tokens" => new CountTokensDialect(),
        "anthropic.models.list" => new ModelsDialect(isList: true),
        "anthropic.models.get" => new ModelsDialect(isList: false),
        _ => null,
    };
}
