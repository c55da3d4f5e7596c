namespace ContractMocks.Xunit.Running;

/// <summary>What a user asked for by a variable cannot be done; the message says what was expected.</summary>
internal static class Misuse
{
    public static Exception Of(string message) => new global::Xunit.Sdk.XunitException(message);
}
