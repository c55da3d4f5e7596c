namespace ContractMocks.Compiler.Emission;

/// <summary>Emits the other half of a user's contract test class: its base and a method for each test.</summary>
internal static class ContractTestsEmitter
{
    public static EmittedFile Emit(ContractTestPlan plan)
    {
        var writer = EmittedCode.Begin(plan.Class.Namespace).Write(EmittedCode.Attribute);
        writer.Open($"{plan.Class.Access} partial class {plan.Class.Name} : global::ContractMocks.Xunit.ContractTestsOf<{plan.QualifiedMock}>");
        var isFirst = true;
        foreach (var test in plan.Cases)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            writer.Write(
                $"""
                /// <summary>{CSharpLiteral.Xml(test.Summary)}</summary>
                [global::Xunit.Fact]
                public global::System.Threading.Tasks.Task {test.Name}() =>
                    {test.Call};
                """);
        }

        writer.Close();
        // With the namespace: two classes may share a name, and two files of one name would cost all of them.
        var name = plan.Class.Namespace.Length == 0 ? plan.Class.Name : $"{plan.Class.Namespace}.{plan.Class.Name}";
        return new EmittedFile($"ContractTests.{name}.g.cs", writer.ToString());
    }
}
