using ContractMocks.Compiler.Naming;

namespace ContractMocks.Compiler.Emission;

/// <summary>One test: its method name and the call that it consists of.</summary>
internal sealed record ContractTestCase(string Name, string Summary, string Call)
{
    public static ContractTestCase OfOperation(string operationId, string status, string mediaType)
    {
        var name = $"{CSharpNames.Pascal(operationId)}_answers_{status}"
            + (mediaType.Length == 0 ? "" : "_" + Identifier(mediaType));
        var body = mediaType.Length == 0 ? "without a body" : $"as {mediaType}";
        return new(
            name,
            $"{operationId} answers {status} {body}, as the contract says.",
            $"VerifyOperationAsync({CSharpLiteral.String(operationId)}, {CSharpLiteral.String(status)}, {CSharpLiteral.String(mediaType)})");
    }

    public static ContractTestCase OfTurn(string scenario, string member, int turn, bool isStream) => new(
        $"{CSharpNames.Pascal(scenario)}_turn_{turn + 1}_{(isStream ? "stream" : "json")}",
        $"Turn {turn + 1} of {scenario}, {(isStream ? "streamed" : "as JSON")}, is an answer that the contract allows.",
        $"VerifyTurnAsync({member}, turn: {turn}, stream: {(isStream ? "true" : "false")})");

    /// <summary>A media type as part of a test's name: <c>application_json</c>.</summary>
    private static string Identifier(string mediaType) => new([.. mediaType.Select(static c => char.IsLetterOrDigit(c) ? c : '_')]);
}
