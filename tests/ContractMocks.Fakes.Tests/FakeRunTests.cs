using ContractMocks.Fakes.Tests.Components;

namespace ContractMocks.Fakes.Tests;

/// <summary>That the harness itself complains: about schemas that nothing fits, other judges' verdicts, and a list of exceptions that is wrong.</summary>
public sealed class FakeRunTests
{
    private static readonly FakedSchema s_impossible = new("made up", "empty", """{"type":"integer","minimum":5,"maximum":4}""");

    [Fact]
    public void A_schema_said_to_be_satisfiable_must_be_faked()
    {
        Assert.NotNull(FakeRun.One(s_impossible, 2, judge: null).Failure);

        var known = FakeRun.One(s_impossible with { IsSatisfiable = false }, 2, judge: null);
        Assert.Null(known.Failure);
        Assert.NotEmpty(known.Unfakeable!.Keyword);
    }

    [Fact]
    public void Another_judge_sees_each_instance_and_is_heard()
    {
        var schema = new FakedSchema("made up", "number", """{"type":"integer"}""");
        var seen = 0;
        var result = FakeRun.One(schema, 3, (_, instances) => "saw " + (seen = instances.Count));

        Assert.Equal(("saw 3", 3), (result.Complaint, seen));
    }

    [Fact]
    public void An_exception_must_be_listed_needed_and_named_by_the_faker()
    {
        var listed = new FakedSchema("llm/anthropic/anthropic-2025-05-23.yaml", "Model", s_impossible.Json);

        Assert.StartsWith("FAILS", Assert.Single(ImpossibleComponents.Surprises([FakeRun.One(s_impossible, 1, judge: null)])), StringComparison.Ordinal);
        Assert.Contains("was faked", Assert.Single(ImpossibleComponents.Surprises([FakeRun.One(listed with { Json = "{}" }, 1, judge: null)])), StringComparison.Ordinal);
        Assert.Contains("should name", Assert.Single(ImpossibleComponents.Surprises([FakeRun.One(listed, 1, judge: null)])), StringComparison.Ordinal);
    }
}
