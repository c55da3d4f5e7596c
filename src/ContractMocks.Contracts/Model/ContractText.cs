namespace ContractMocks;

/// <summary>
/// The compact form of a contract that emitted code carries: one JSON object, a line each for an operation and a schema so that diffs stay
/// readable, without descriptions and examples of schemas. <see cref="LoadedContract"/> reads it.
/// </summary>
internal static class ContractText
{
    public static string Write(Contract contract) => throw new NotImplementedException();
}
