namespace ContractMocks.Compiler.Emission;

/// <summary>A user's class that asks for contract tests, as its source says it.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Access"><c>public</c> or <c>internal</c>.</param>
/// <param name="Mock">The last identifier of the attribute's <c>typeof</c>, e.g. <c>OpenAiMock</c>: the type itself is emitted in this same run.</param>
internal sealed record ContractTestClass(string Name, string Namespace, string Access, string Mock);

/// <summary>A contract test class and the tests it gets.</summary>
internal sealed record ContractTestPlan(ContractTestClass Class, string QualifiedMock, EquatableArray<ContractTestCase> Cases)
{
    /// <summary>Plans a test for every response of every operation that a client can be sent on purpose, and for every turn of every scenario.</summary>
    public static ContractTestPlan Of(
        ContractTestClass @class, Contract contract, MockNames names, IEnumerable<Scenario> scenarios, string scenariosType)
    {
        var cases = new List<ContractTestCase>();
        foreach (var operation in contract.Operations)
        {
            var isChat = IsConversation(contract, operation);
            foreach (var response in operation.Responses.Where(static response => response.Status.StartsWith("2", StringComparison.Ordinal)))
            {
                cases.AddRange(response.Contents.Count == 0
                    ? [ContractTestCase.OfOperation(operation.Id, response.Status, "")]
                    : response.Contents.Select(content => ContractTestCase.OfOperation(operation.Id, response.Status, content.MediaType)));
            }

            _ = isChat;
        }

        foreach (var scenario in scenarios.Where(scenario => scenario.Provider == contract.Provider))
        {
            for (var turn = 0; turn < scenario.Turns.Count; turn++)
            {
                var member = $"{scenariosType}.{CSharpNames.Pascal(scenario.Name)}";
                cases.Add(ContractTestCase.OfTurn(scenario.Name, member, turn, isStream: false));
                if (scenario.Turns[turn].Reply.Error is null)
                {
                    cases.Add(ContractTestCase.OfTurn(scenario.Name, member, turn, isStream: true));
                }
            }
        }

        return new ContractTestPlan(@class, names.QualifiedMock, Unique(cases).ToEquatableArray());
    }

    private static bool IsConversation(Contract contract, Operation operation) =>
        ProviderInfo.Find(contract.Provider)?.Dialects.Any(
            route => route.IsConversation && route.Method == operation.Method && route.Path == operation.Path) == true;

    /// <summary>Two scenarios may be named so that their tests collide; a number tells them apart, in order.</summary>
    private static IEnumerable<ContractTestCase> Unique(IEnumerable<ContractTestCase> cases)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var test in cases)
        {
            var name = test.Name;
            for (var number = 2; !taken.Add(name); number++)
            {
                name = $"{test.Name}_{number}";
            }

            yield return test with { Name = name };
        }
    }
}

/// <summary>One test: its method name and the call that it consists of.</summary>
internal sealed record ContractTestCase(string Name, string Summary, string Call)
{
    public static ContractTestCase OfOperation(string operationId, string status, string mediaType)
    {
        var name = $"{CSharpNames.Pascal(operationId)}_answers_{status}"
            + (mediaType.Length == 0 ? "" : "_" + CSharpNames.Words(mediaType));
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
}
