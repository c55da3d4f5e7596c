using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Compares small documents in tests.</summary>
internal static class Documents
{
    /// <summary>A document with one operation: <c>POST /things/{id}</c>.</summary>
    /// <param name="operation">What the operation has, as entries of a flow mapping.</param>
    /// <param name="more">What stands at the root besides.</param>
    public static string Operation(string operation, string more = "") => Paths($"/things/{{id}}: {{ post: {{ operationId: makeThing, {operation} }} }}", more);

    public static string Paths(string paths, string more = "") => $$"""
        openapi: 3.1.0
        info: { title: t, version: "1" }
        paths:
          {{paths.Replace("\n", "\n  ")}}
        {{more}}
        """;

    public static EquatableArray<Finding> Compare(string old, string @new)
    {
        var result = Result(old, @new);
        Assert.DoesNotContain(result.Problems, static problem => problem.Severity == ProblemSeverity.Error);
        return result.Comparison!.Findings;
    }

    public static ComparisonResult Result(string old, string @new, params string[] operations) => SpecComparer.Compare(
        new SpecInput { Path = "old.yaml", Text = old, Operations = operations.ToEquatableArray() },
        new SpecInput { Path = "new.yaml", Text = @new, Operations = operations.ToEquatableArray() },
        TestContext.Current.CancellationToken);

    /// <summary>The findings of two documents, a line each: severity, id, path, message, and the rules of oasdiff.</summary>
    public static string[] Lines(string old, string @new) => [.. Compare(old, @new).Select(Line)];

    public static string Line(Finding finding)
    {
        var rules = string.Join(",", finding.Effects.Select(static effect => effect.Rule).Where(static rule => rule.Length > 0));
        return $"{finding.Severity} {finding.Id} | {finding.Path}: {finding.Message}{(rules.Length == 0 ? "" : $" ({rules})")}";
    }
}
