using System.Globalization;
using System.Text;

namespace ContractMocks.Compiler.Text;

public sealed class NodeReaderTests
{
    [Fact]
    public void Spans_name_the_line_and_column_of_keys_and_values()
    {
        var root = ReadMapping("a: 1\nlonger:\n  - x\n  - 'quoted y'\n");

        Assert.Equal(new SourceSpan(1, 1, 1, 2), root.Find("a")!.Key.Span);
        Assert.Equal(new SourceSpan(1, 4, 1, 5), root["a"]!.Span);
        var items = ((SequenceNode)root["longer"]!).Items;
        Assert.Equal(new SourceSpan(4, 5, 4, 15), items[1].Span);
    }

    [Fact]
    public void Json_is_read_with_the_same_spans()
    {
        var root = ReadMapping("{\n  \"a\": [1, true, null, \"x\"]\n}");

        Assert.Equal("""{"a":[1,true,null,"x"]}""", NodeJson.ToJson(root));
        Assert.Equal(new SourceSpan(2, 3, 2, 6), root.Find("a")!.Key.Span);
        Assert.Equal(new SourceSpan(2, 9, 2, 10), ((SequenceNode)root["a"]!).Items[0].Span);
    }

    [Theory]
    [InlineData("no", "\"no\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("2020-01-01", "\"2020-01-01\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("1.10", "1.10")]
    [InlineData("-5", "-5")]
    [InlineData("+1", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("1.", "1")]
    [InlineData("007", "7")]
    [InlineData("-.5", "-0.5")]
    [InlineData("1e3", "1e3")]
    [InlineData("TRUE", "true")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("!!str 1", "\"1\"")]
    public void Plain_scalars_have_the_types_of_the_core_schema(string yaml, string json) =>
        Assert.Equal(json, NodeJson.ToJson(ReadMapping($"a: {yaml}\n")["a"]!));

    [Fact]
    public void An_alias_is_what_its_anchor_was()
    {
        var root = ReadMapping("a: &x {n: 1}\nb: *x\n");

        Assert.Same(root["a"], root["b"]);
    }

    [Fact]
    public void Of_repeated_anchors_the_latest_counts() =>
        Assert.Equal("""{"a":1,"b":1,"c":2,"d":2}""", NodeJson.ToJson(ReadMapping("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")));

    [Fact]
    public void Of_repeated_keys_the_first_counts() =>
        Assert.Equal("""{"a":1}""", NodeJson.ToJson(ReadMapping("a: 1\na: 2\n")));

    [Fact]
    public void Lines_of_spaces_inside_a_block_scalar_are_read_and_keep_line_numbers()
    {
        var root = ReadMapping("a: |\n      \n  text\nb: 1\n");

        Assert.Equal("\ntext\n", ((ScalarNode)root["a"]!).Value);
        Assert.Equal(4, root.Find("b")!.Key.Span.Line);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        var root = ReadMapping("\uFEFFa: 1\r\nb:\r\n  c: |\r\n    x\r\n      \r\n    y\r\n");

        Assert.Equal("""{"a":1,"b":{"c":"x\n\ny\n"}}""", NodeJson.ToJson(root).Replace("\\n  \\n", "\\n\\n"));
        Assert.Equal(new SourceSpan(2, 1, 2, 2), root.Find("b")!.Key.Span);
    }

    [Fact]
    public void Tabs_are_allowed_in_json() =>
        Assert.Equal("""{"a":{"b":1}}""", NodeJson.ToJson(ReadMapping("{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}")));

    [Fact]
    public void A_tab_that_indents_yaml_is_a_problem_on_its_line()
    {
        var problem = Assert.Single(Problems("a:\n\tb: 1\n"));

        Assert.Equal("CM1001", problem.Id);
        Assert.True(problem.Span.Line == 2, problem.ToString());
    }

    [Fact]
    public void An_unknown_alias_is_a_problem_at_the_alias()
    {
        var problem = Assert.Single(Problems("a: 1\nb: *nowhere\n"));

        Assert.Equal("CM1001", problem.Id);
        Assert.Equal((2, 4), (problem.Span.Line, problem.Span.Column));
    }

    [Fact]
    public void A_bomb_of_aliases_stops_at_the_bound()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            var items = string.Join(", ", Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"*a{i - 1}"), 10));
            text.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{items}]\n");
        }

        Assert.Equal("CM1008", Assert.Single(Problems(text.ToString())).Id);
    }

    [Fact]
    public void A_text_nested_too_deep_stops_at_the_bound()
    {
        var problem = Assert.Single(Problems(new string('[', 2000) + new string(']', 2000)));

        Assert.Equal("CM1008", problem.Id);
        Assert.Contains("256 levels", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_text_is_null() => Assert.Equal("null", NodeJson.ToJson(Read("")!));

    [Fact]
    public void Cancellation_passes_through()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => NodeReader.Read("a: 1", new ProblemSink("x"), ProblemKinds.SpecSyntax, source.Token));
    }

    private static MappingNode ReadMapping(string text) => Assert.IsType<MappingNode>(Read(text));

    private static Node? Read(string text)
    {
        var sink = new ProblemSink("x.yaml");
        var root = NodeReader.Read(text, sink, ProblemKinds.SpecSyntax, TestContext.Current.CancellationToken);
        Assert.Empty(sink.Problems);
        return root;
    }

    private static IReadOnlyList<Problem> Problems(string text)
    {
        var sink = new ProblemSink("x.yaml");
        Assert.Null(NodeReader.Read(text, sink, ProblemKinds.SpecSyntax, TestContext.Current.CancellationToken));
        return sink.Problems;
    }
}
