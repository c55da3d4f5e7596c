using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>The schemas of a contract as requests are judged by them.</summary>
internal sealed class RequestSchemas(LoadedContract contract, RequestChecks checks)
{
    public LoadedContract Contract { get; } = contract;

    public SchemaValidator Validator(string schema) =>
        checks == RequestChecks.Strict ? Contract.Validator(schema) : Contract.OverlappingValidator(schema);
}
