using ContractMocks.Comparison.Tests.Oasdiff;

namespace ContractMocks.Comparison.Tests.Notations;

/// <summary>What is only written otherwise is no change, whichever way, and not even prose.</summary>
public sealed class NotationTests
{
    public static TheoryData<string> Names() => [.. Notation.All.Select(static notation => notation.Name)];

    public static TheoryData<string> OperationNames() => [.. Rewritings.All.Select(static rewriting => rewriting.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_notation_of_a_schema_is_no_change(string name)
    {
        var notation = Notation.All.Single(one => one.Name == name);
        AssertSilent(notation.OneDocument, notation.OtherDocument);
    }

    [Theory]
    [MemberData(nameof(OperationNames))]
    public void Another_notation_of_an_operation_is_no_change(string name)
    {
        var rewriting = Rewritings.All.Single(one => one.Name == name);
        var change = new OperationChange("", "", rewriting.Edits);
        AssertSilent(change.Old, change.New);
    }

    private static void AssertSilent(string one, string other)
    {
        Assert.Equal("", Telling.Lines(Compared.Texts(one, other)));
        Assert.Equal("", Telling.Lines(Compared.Texts(other, one)));
    }
}
