using System.Text;
using System.Text.Json;

namespace ContractMocks.Cli.Tests;

public sealed class SchemaFilesCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Files_of_both_notations_are_judged_a_line_each()
    {
        var schema = _run.Write("s.yaml", "type: object\nrequired: [name]\nproperties:\n  name: { type: string }\n");
        var good = _run.Write("good.yaml", "name: Ada\n");
        var bad = _run.Write("bad.json", """{"name":7}""");

        var (code, output, error) = Run("validate", "--schema", schema, good, bad);

        Assert.Equal((1, ""), (code, error));
        Assert.Equal($"{good}: valid\n{bad}: invalid, 1 error\n  /name: type: expected a string, but found the number 7\n", output);
    }

    [Fact]
    public void All_valid_is_code_0()
    {
        var schema = _run.Write("s.json", "true");
        var (code, _, _) = Run("validate", "--schema=" + schema, _run.Write("a.json", "1"));
        Assert.Equal(0, code);
    }

    [Fact]
    public void Json_gives_one_object_a_file()
    {
        var schema = _run.Write("s.json", """{"minimum":3}""");
        var file = _run.Write("a.json", "1");

        var (code, output, _) = Run("validate", "--schema", schema, "--format", "json", file, Path.Combine(_run.Folder, "absent.json"));

        Assert.Equal(2, code);
        var lines = output.TrimEnd('\n').Split('\n').Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([file, Path.Combine(_run.Folder, "absent.json")], lines.Select(static line => line.GetProperty("file").GetString()));
        Assert.Equal("minimum", lines[0].GetProperty("errors")[0].GetProperty("keyword").GetString());
        Assert.Equal("file", lines[1].GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("""{"type":"strin"}""", "/type: enum: expected one of")]
    [InlineData("""{"$ref":"#/$defs/gone"}""", "'#/$defs/gone', which points to nothing")]
    [InlineData("{", "is not JSON")]
    public void Schema_that_cannot_be_used_is_code_2_and_says_why(string schema, string why)
    {
        var (code, output, error) = Run("validate", "--schema", _run.Write("s.json", schema), _run.Write("a.json", "1"));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public void References_reach_the_files_beside_the_schema_and_no_further()
    {
        Directory.CreateDirectory(Path.Combine(_run.Folder, "in", "parts"));
        var schema = _run.Write(Path.Combine("in", "s.json"), """{"items":{"$ref":"parts/name.yaml#/$defs/name"}}""");
        _run.Write(Path.Combine("in", "parts", "name.yaml"), "$defs:\n  name: { type: string }\n");
        _run.Write("outside.json", "true");
        var above = _run.Write(Path.Combine("in", "above.json"), """{"$ref":"../outside.json"}""");
        var escaped = _run.Write(Path.Combine("in", "escaped.json"), """{"$ref":"%2e%2e/outside.json"}""");

        Assert.Equal(1, Run("validate", "--schema", schema, _run.Write("a.json", "[1]")).Code);
        Assert.Equal(0, Run("validate", "--schema", schema, _run.Write("b.json", "[\"x\"]")).Code);
        Assert.Equal(2, Run("validate", "--schema", above, _run.Write("a.json", "[1]")).Code);
        Assert.Equal(2, Run("validate", "--schema", escaped, _run.Write("a.json", "[1]")).Code);
    }

    [Fact]
    public void Documents_are_found_at_their_address()
    {
        var folder = Path.Combine(_run.Folder, "library");
        Directory.CreateDirectory(folder);
        _run.Write(Path.Combine("library", "name.json"), """{"type":"string"}""");
        var schema = _run.Write("s.json", """{"$ref":"https://example.com/name.json"}""");

        var (code, _, _) = Run("validate", "--schema", schema, "--documents", "https://example.com/=" + folder, _run.Write("a.json", "1"));

        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData("--dialect", "draft4", 0)]
    [InlineData("--dialect", "draft7", 1)]
    [InlineData("--dialect", "openapi3.0", 0)]
    [InlineData("--formats", "annotate", 1)]
    public void Dialect_is_chosen_where_the_schema_names_none(string option, string value, int expected)
    {
        var (code, _, _) = Run("validate", "--schema", _run.Write("s.json", """{"const":1,"format":"email"}"""), option, value, _run.Write("a.json", "2"));
        Assert.Equal(expected, code);
    }

    [Theory]
    [InlineData("--lines", "a.json")]
    [InlineData("--lines", "--schema", "s.json")]
    [InlineData("--schema", "s.json")]
    [InlineData("--schema")]
    [InlineData("--lines", "--dialect", "draft5")]
    [InlineData("--lines", "--format", "xml")]
    [InlineData("--lines", "--shema", "x")]
    [InlineData("--lines", "--documents", "no-such-folder")]
    public void Wrong_command_line_is_code_2(params string[] args)
    {
        var (code, output, error) = Run(["validate", .. args]);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "validate", "--lines")]
    [InlineData(true, "validate", "a.json", "--schema=s.json")]
    [InlineData(false, "validate", "openai")]
    [InlineData(false, "serve", "--schema", "x")]
    public void Other_commands_are_left_alone(bool handles, params string[] args) => Assert.Equal(handles, SchemaCommandLine.Handles(args));

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = SchemaCommandLine.Run(args, Stream.Null, output, error);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
