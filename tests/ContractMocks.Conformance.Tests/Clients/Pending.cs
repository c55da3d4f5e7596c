namespace ContractMocks.Conformance.Tests.Clients;

/// <summary>Cells that the mock does not answer yet. Must be empty in the end.</summary>
internal static class Pending
{
    private static readonly HashSet<(string Provider, string Conversation)> s_cells =
    [
        ("openai", "reasoning"), ("openai", "refusal"),
    ];

    public static bool Has(ClientUnderTest client, string conversation) => s_cells.Contains((client.Provider, conversation));
}
