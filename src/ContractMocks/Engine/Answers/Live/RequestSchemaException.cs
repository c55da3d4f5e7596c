namespace ContractMocks.Engine.Answers.Live;

/// <summary>What a request asks for cannot be made up; the client is told so in the provider's words.</summary>
internal sealed class RequestSchemaException(string message, string parameter)
    : RefusedException(new WireError(400, WireError.Invalid, message, parameter, "contractmocks_unfakeable"));
