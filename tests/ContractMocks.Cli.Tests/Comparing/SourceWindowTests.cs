namespace ContractMocks.Cli.Comparing;

public sealed class SourceWindowTests
{
    private static string Steps(string old, string @new) =>
        string.Concat(LineDiff.Steps(old.Split(' '), @new.Split(' ')).Select(static step => $"{step.Letter}{step.Count}"));

    [Theory]
    [InlineData("a b c", "a b c", "=3")]
    [InlineData("a b c", "a x c", "=1-1+1=1")]
    [InlineData("a b c d", "a d", "=1-2=1")]
    [InlineData("a d", "a b c d", "=1+2=1")]
    [InlineData("a b", "c d", "-2+2")]
    public void Lines_go_together_by_what_is_common(string old, string @new, string expected) => Assert.Equal(expected, Steps(old, @new));

    [Fact]
    public void A_changed_line_has_its_neighbours_on_both_sides()
    {
        var window = SourceWindow.Of(Samples.Pets().Findings[0], Samples.Texts(), 2)!;
        Assert.Equal(new LineRun("old.yaml", 25, 5), window.Old);
        Assert.Equal(new LineRun("new.yaml", 22, 5), window.New);
        Assert.Equal("=2-1+1=2", window.Steps);
    }

    [Fact]
    public void What_is_gone_is_on_the_old_side_alone()
    {
        var window = SourceWindow.Of(Samples.Pets().Findings[1], Samples.Texts(), 1)!;
        Assert.Equal((new LineRun("old.yaml", 17, 6), 0, "=1-4=1"), (window.Old, window.New.Count, window.Steps));
    }

    [Fact]
    public void Places_that_are_not_alike_stand_beside_each_other_as_they_are()
    {
        var finding = Samples.Pets().Findings[0];
        var moved = finding with { New = finding.New! with { Span = SourceSpan.On(7, 1, 4) } };
        var window = SourceWindow.Of(moved, Samples.Texts(), 2)!;
        Assert.Equal((25, 5, "o2n2-1+1o2n2"), (window.Old.Start, window.New.Start, window.Steps));
    }

    [Fact]
    public void What_is_large_is_known_by_its_beginning()
    {
        var finding = Samples.Pets().Findings[1];
        var large = finding with { Old = finding.Old! with { Span = new SourceSpan(3, 1, 300, 1) } };
        var text = string.Join('\n', Enumerable.Range(1, 400).Select(static line => $"line {line}"));
        var window = SourceWindow.Of(large, Samples.Texts(old: text), 2)!;
        Assert.Equal((new LineRun("old.yaml", 1, 28), "=2-24=2"), (window.Old, window.Steps));
    }

    [Fact]
    public void A_document_on_one_line_has_no_window_but_values()
    {
        var finding = Samples.Pets().Findings[0];
        finding = finding with { Old = finding.Old! with { Span = SourceSpan.On(1, 400, 3) }, New = finding.New! with { Span = SourceSpan.On(1, 400, 3) } };
        var text = "{" + new string('x', 5000) + "}";
        Assert.Null(SourceWindow.Of(finding, Samples.Texts(text, text), 3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    public void A_place_beyond_the_text_has_no_window(int line)
    {
        var finding = Samples.Pets().Findings[1];
        Assert.Null(SourceWindow.Of(finding with { Old = finding.Old! with { Span = SourceSpan.On(line, 1, 1) } }, Samples.Texts(), 3));
    }
}
