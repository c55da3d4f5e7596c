using System.Text;
using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Cli.Tests;

public sealed class SchemaLinesCommandTests
{
    private const string Suite = "jsonschema/suite/";

    [Theory]
    [InlineData("draft2020-12", SchemaDialect.Draft202012, 1299)]
    [InlineData("draft7", SchemaDialect.Draft7, 927)]
    [InlineData("draft4", SchemaDialect.Draft4, 618)]
    public void The_suite_passes_line_by_line(string draft, SchemaDialect dialect, int tests)
    {
        var input = new StringBuilder();
        var expected = new List<(string Name, bool Valid)>();
        foreach (var file in Directory.GetFiles(Repository.CorpusFile(Suite + "tests/" + draft), "*.json").Order(StringComparer.Ordinal))
        {
            using var groups = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var group in groups.RootElement.EnumerateArray())
            {
                foreach (var test in group.GetProperty("tests").EnumerateArray())
                {
                    var line = $$"""{"schema":{{group.GetProperty("schema").GetRawText()}},"instance":{{test.GetProperty("data").GetRawText()}}}""";
                    input.Append(line.ReplaceLineEndings(" ")).Append('\n');
                    expected.Add(($"{Path.GetFileName(file)}: {group.GetProperty("description")}: {test.GetProperty("description")}", test.GetProperty("valid").GetBoolean()));
                }
            }
        }

        var answers = Run(input.ToString(), new SchemaOptions { Dialect = dialect, AssertsFormats = false, Documents = Remotes() });

        Assert.Equal(tests, expected.Count);
        Assert.Equal(expected.Count, answers.Count);
        var surprises = expected.Where((one, i) => answers[i].GetProperty("valid").GetBoolean() != one.Valid || answers[i].TryGetProperty("error", out _)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"validate --lines, {draft}: {expected.Count - surprises.Count} of {expected.Count} required tests pass");
        Assert.True(surprises.Count == 0, string.Join("\n", surprises.Select(static one => one.Name)));
    }

    [Fact]
    public void An_error_has_pointer_keyword_message_expected_and_actual()
    {
        var answer = Assert.Single(Run("""{"schema":{"properties":{"a/b":{"items":{"type":"string"}}}},"instance":{"a/b":["x",3]}}"""));

        Assert.False(answer.GetProperty("valid").GetBoolean());
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal(["path", "keyword", "message", "expected", "actual"], error.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("/a~1b/1", error.GetProperty("path").GetString());
        Assert.Equal("type", error.GetProperty("keyword").GetString());
        Assert.Equal("a string", error.GetProperty("expected").GetString());
        Assert.Equal("the number 3", error.GetProperty("actual").GetString());
    }

    [Theory]
    [InlineData("{", "line")]
    [InlineData("", "line")]
    [InlineData("[1]", "line")]
    [InlineData("""{"schema":true}""", "line")]
    [InlineData("""{"schema":{"type":"strin"},"instance":1}""", "schema")]
    [InlineData("""{"schema":3,"instance":1}""", "schema")]
    [InlineData("""{"schema":{"properties":{"a":{"$ref":"#/gone"}}},"instance":1}""", "schema")]
    [InlineData("""{"schema":{"$ref":"https://example.com/absent"},"instance":1}""", "schema")]
    public void What_cannot_be_used_is_said_and_the_next_line_is_answered(string line, string fault)
    {
        var answers = Run(line + "\n" + """{"schema":{"type":"integer"},"instance":1}""" + "\n");

        Assert.Equal(2, answers.Count);
        Assert.Equal(fault, answers[0].GetProperty("error").GetString());
        Assert.False(answers[0].GetProperty("valid").GetBoolean());
        Assert.NotEqual(0, answers[0].GetProperty("errors").GetArrayLength());
        Assert.True(answers[1].GetProperty("valid").GetBoolean());
    }

    [Fact]
    public void Instance_that_is_nested_too_deep_is_answered_with_the_bound()
    {
        var answer = Assert.Single(Run($$"""{"schema":true,"instance":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}"""));

        Assert.Equal("line", answer.GetProperty("error").GetString());
        Assert.Contains("512", answer.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public void Each_line_is_answered_before_the_next_is_read()
    {
        using var output = new MemoryStream();
        var seen = new List<long>();
        using var input = new Trickle(["{\"schema\":true,", "\"instance\":1}\n", "{\"schema\":false,\"instance\":1}\n"], () => seen.Add(output.Length));

        Assert.Equal(0, new SchemaLinesCommand(new SchemaOptions()).Run(input, output));

        // Nothing before the first line is whole, its answer before the second is read, all at the end.
        Assert.Equal([0, 0, 27, output.Length], seen);
    }

    [Fact]
    public void Line_that_is_too_long_is_passed_over()
    {
        var reader = new LineReader(new Trickle([new string('x', 70_000), new string('y', 70_000) + "\nshort\n", "last"], static () => { }), longest: 100_000);

        Assert.Equal(LineKind.TooLong, reader.Read(out _));
        Assert.Equal(LineKind.Line, reader.Read(out var line));
        Assert.Equal("short", Encoding.UTF8.GetString(line.Span));
        Assert.Equal(LineKind.Line, reader.Read(out line));
        Assert.Equal("last", Encoding.UTF8.GetString(line.Span));
        Assert.Equal(LineKind.End, reader.Read(out _));
    }

    [Fact]
    public void More_schemas_than_are_kept_are_all_judged()
    {
        var lines = string.Concat(Enumerable.Range(0, 5000).Select(static i => $$"""{"schema":{"const":{{i}}},"instance":{{i}}}""" + "\n"));

        Assert.All(Run(lines + lines), static answer => Assert.True(answer.GetProperty("valid").GetBoolean()));
    }

    private static List<JsonElement> Run(string input, SchemaOptions? options = null)
    {
        using var output = new MemoryStream();
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(input));
        Assert.Equal(0, new SchemaLinesCommand(options ?? new SchemaOptions()).Run(bytes, output));
        return [.. Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n').Select(static line => JsonDocument.Parse(line).RootElement)];
    }

    private static SchemaRegistry Remotes()
    {
        var folder = Repository.CorpusFile(Suite + "remotes");
        return SchemaRegistry.Of(Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Select(file =>
            KeyValuePair.Create("http://localhost:1234/" + Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file))));
    }

    /// <summary>A stream that gives one piece a read, and tells when it is asked.</summary>
    private sealed class Trickle(string[] pieces, Action asked) : MemoryStream
    {
        private int _next;

        public override int Read(byte[] buffer, int offset, int count)
        {
            asked();
            if (_next == pieces.Length)
            {
                return 0;
            }

            var piece = Encoding.UTF8.GetBytes(pieces[_next]);
            var taken = Math.Min(count, piece.Length);
            Array.Copy(piece, 0, buffer, offset, taken);
            if (taken < piece.Length)
            {
                pieces[_next] = pieces[_next][taken..];
            }
            else
            {
                _next++;
            }

            return taken;
        }
    }
}
