namespace ContractMocks.Serving.Tests;

/// <summary>One of the APIs whose every operation is asked wrongly.</summary>
public sealed record JudgedApi(string Name, string Document, string[] Paths)
{
    public static JudgedApi Chat { get; } = new("openai chat", "llm/openai/openai-2026-07-15.yaml", ["/chat/completions"]);

    public static JudgedApi Embeddings { get; } = new("openai embeddings", "llm/openai/openai-2026-07-15.yaml", ["/embeddings"]);

    public static JudgedApi Files { get; } = new("openai files", "llm/openai/openai-2026-07-15.yaml", ["/files"]);

    public static JudgedApi Messages { get; } = new("anthropic messages", "llm/anthropic/anthropic-2026-03-10.yaml", ["/v1/messages"]);

    public bool IsAnthropic => Name.StartsWith("anthropic", StringComparison.Ordinal);

    public override string ToString() => Name;
}
