using ContractMocks.Compiler.Scenarios;

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
        ContractTestClass @class, Contract contract, MockNames names, IEnumerable<Scenario> scenarios, EmissionOptions options)
    {
        var cases = new List<ContractTestCase>();
        foreach (var operation in contract.Operations)
        {
            foreach (var response in operation.Responses.Where(static response => response.Status.StartsWith("2", StringComparison.Ordinal)))
            {
                cases.AddRange(response.Contents.Count == 0
                    ? [ContractTestCase.OfOperation(operation.Id, response.Status, "")]
                    : response.Contents.Select(content => ContractTestCase.OfOperation(operation.Id, response.Status, content.MediaType)));
            }
        }

        foreach (var scenario in scenarios.Where(scenario => scenario.IsFor(contract.Provider)))
        {
            for (var turn = 0; turn < scenario.Turns.Count; turn++)
            {
                var member = $"global::{options.RootNamespace}.Scenarios.{ScenarioNames.Member(scenario.Name)}";
                cases.Add(ContractTestCase.OfTurn(scenario.Name, member, turn, isStream: false));
                if (scenario.Turns[turn].Reply.Error is null)
                {
                    cases.Add(ContractTestCase.OfTurn(scenario.Name, member, turn, isStream: true));
                }
            }
        }

        return new ContractTestPlan(@class, names.QualifiedMock, Unique(cases).ToEquatableArray());
    }

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
