namespace ContractMocks.Conformance.Tests.Clients;

/// <summary>Cells that the mock does not answer yet. Must be empty in the end.</summary>
internal static class Pending
{
    public static bool Has(ClientUnderTest client, string conversation) =>
        Environment.GetEnvironmentVariable("PENDING") is null && (client.Way == "responses"
        || conversation is "reasoning" or "refusal"
        || conversation == "tool loop" && client.Package is "@ai-sdk/google" or "@langchain/google-genai");
}
