using ContractMocks.Compiler.Specs;

namespace ContractMocks.Conformance.Tests.Clients;

/// <summary>
/// Cells that wait for a document of ours: while it does not have what the client asks for, they are not tested and the page says so.
/// Nothing waits once specs/openai.yaml has responses; this class can go then.
/// </summary>
internal static class Pending
{
    private static readonly string s_openAi = BundledSpecs.Find("openai")!;

    public static bool Has(ClientUnderTest client, string conversation) =>
        client.Way == "responses"
        && (!s_openAi.Contains("\n  /responses:", StringComparison.Ordinal)
            // `ai` gives messages of the model back without their type.
            || client.Package == "@ai-sdk/openai"
                && conversation is "multi-turn" or "tool loop"
                && s_openAi.Contains("required: [role, content, type]", StringComparison.Ordinal));
}
