using System.Text;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Cli.Tests;

public sealed class FakeCommandTests : IDisposable
{
    private const string Pet = """{"type":"object","required":["name","age"],"properties":{"name":{"type":"string","minLength":1},"age":{"type":"integer","minimum":0,"maximum":40}}}""";

    private const string OpenApi =
        """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        paths: {}
        components:
          schemas:
            Pet: { type: object, required: [kind, tag], properties: { kind: { $ref: '#/components/schemas/Kind' }, tag: { type: string, nullable: true, enum: [a] } } }
            Kind: { type: string, enum: [cat] }
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Instances_of_a_schema_are_lines_from_the_seed_on()
    {
        var file = _run.Write("pet.json", Pet);
        var (code, output, error) = Run("", "fake", "--schema", file, "--seed", "7", "--count", "3");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(3, Lines(output).Count);
        Assert.All(Lines(output), static line => Assert.True(SchemaValidator.Compile(Pet).IsValid(JsonDocument.Parse(line).RootElement), line));
        Assert.Equal(Lines(output)[1], Assert.Single(Lines(Run("", "fake", "--schema=" + file, "--seed=8").Output)));
        Assert.Equal(Lines(output)[0], SchemaFaker.Compile(Pet, SchemaOptions.Default).Make(new FakeOptions { Seed = 7 }));
    }

    [Fact]
    public void Output_is_utf8_without_a_mark_and_ends_lines_with_a_feed()
    {
        var file = _run.Write("s.json", """{"const":"größe"}""");
        using var output = new MemoryStream();

        Assert.Equal(0, FakeCommandLine.Run(["fake", "--schema", file], Stream.Null, output, TextWriter.Null));

        Assert.StartsWith("\"gr", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.Equal((byte)'\n', output.ToArray()[^1]);
        Assert.DoesNotContain((byte)'\r', output.ToArray());
    }

    [Theory]
    [InlineData("minimal")]
    [InlineData("typical")]
    [InlineData("maximal")]
    [InlineData("boundary")]
    public void Instances_of_a_variant_are_valid(string variant)
    {
        var (code, output, _) = Run(Pet, "fake", "--schema", "-", "--variant", variant);

        Assert.Equal(0, code);
        Assert.NotEmpty(Lines(output));
        Assert.All(Lines(output), static line => Assert.True(SchemaValidator.Compile(Pet).IsValid(JsonDocument.Parse(line).RootElement), line));
    }

    [Theory]
    [InlineData("typical")]
    [InlineData("boundary")]
    [InlineData("invalid")]
    public void Explained_lines_say_what_they_show(string variant)
    {
        foreach (var line in Lines(Run(Pet, "fake", "--schema", "-", "--variant", variant, "--explain").Output))
        {
            var root = JsonDocument.Parse(line).RootElement;
            Assert.Equal(["name", "path", "keyword", "valid", "instance"], root.EnumerateObject().Select(static member => member.Name));
            Assert.Equal(SchemaValidator.Compile(Pet).IsValid(root.GetProperty("instance")), root.GetProperty("valid").GetBoolean());
        }
    }

    [Fact]
    public void A_pointer_takes_a_schema_of_an_openapi_document()
    {
        var (code, output, error) = Run(OpenApi, "fake", "--schema", "-", "--pointer", "#/components/schemas/Pet");

        Assert.Equal((0, ""), (code, error));
        var pet = JsonDocument.Parse(Assert.Single(Lines(output))).RootElement;
        Assert.Equal("cat", pet.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("""{"type":"string","definitions":{"A":{"required":["b"],"properties":{"b":{"$ref":"#/definitions/B"}},"type":"object"},"B":{"enum":[3]}}}""", "#/definitions/A", """{"b":3}""")]
    [InlineData("""{"type":"string","$defs":{"B":{"const":3}}}""", "/$defs/B", "3")]
    [InlineData("""{"a~b":{"c/d":[{"const":4}]}}""", "#/a~0b/c~1d/0", "4")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-04/schema#","definitions":{"A":{"type":"integer","minimum":3,"maximum":4,"exclusiveMinimum":true}}}""", "#/definitions/A", "4")]
    public void A_pointer_takes_a_schema_of_a_schema(string schema, string pointer, string expected) =>
        Assert.Equal(expected + "\n", Run(schema, "fake", "--schema", "-", "--pointer", pointer).Output);

    [Theory]
    [InlineData(OpenApi, "", "is an OpenAPI document; name one of its schemas by --pointer")]
    [InlineData(OpenApi, "#/components/schemas/Pets", "'#/components/schemas' has no 'Pets'; did you mean 'Pet'?")]
    [InlineData("""{"type":"strin"}""", "", "standard input cannot be used as a schema: /type: enum: expected one of")]
    [InlineData("[1", "", "standard input")]
    public void Schema_that_cannot_be_used_is_code_2_and_says_why(string text, string pointer, string why)
    {
        var (code, output, error) = Run(text, "fake", "--schema", "-", "--pointer", pointer);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_without_an_instance_is_code_1()
    {
        var (code, output, error) = Run("""{"type":"integer","minimum":3,"maximum":2}""", "fake", "--schema", "-");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("error: $", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dialect", "draft4", 0)]
    [InlineData("--dialect", "2020-12", 2)]
    public void Dialect_is_chosen_where_the_schema_names_none(string option, string value, int code) =>
        Assert.Equal(code, Run("""{"minimum":1,"exclusiveMinimum":true}""", "fake", "--schema", "-", option, value).Code);

    [Theory]
    [InlineData]
    [InlineData("--schema")]
    [InlineData("--schema", "a", "--lines")]
    [InlineData("--lines", "--count", "2")]
    [InlineData("--lines", "--pointer", "#/a")]
    [InlineData("--lines", "x.json")]
    [InlineData("--lines", "--variant", "tiny")]
    [InlineData("--lines", "--seed", "x")]
    [InlineData("--lines", "--locale", "xx_YY")]
    [InlineData("--lines", "--sed", "1")]
    [InlineData("--lines=yes")]
    [InlineData("--schema", "no-such-file.json")]
    [InlineData("--tools", "no-such-file.json")]
    [InlineData("--tools", "-", "--provider", "acme")]
    [InlineData("--schema", "-", "--documents", "no-such-folder")]
    public void Wrong_command_line_is_code_2(params string[] args)
    {
        var (code, output, error) = Run("{}", ["fake", .. args]);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tools_of_any_notation_get_arguments_under_legal_names()
    {
        const string Tools =
            """
            {"id":"0","question":[],"function":[{"name":"math.factorial","parameters":{"type":"dict","properties":{"number":{"type":"integer","minimum":5,"maximum":5}},"required":["number"]}}]}
            {"name":"none","parameters":{"type":"object","required":["a"],"properties":{"a":false}}}
            {"tools":[{"type":"web_search_20250305","name":"web_search"},{"name":"now","input_schema":{"type":"object","additionalProperties":false}}]}
            """;

        var (code, output, error) = Run(Tools, "fake", "--tools", "-");

        Assert.Equal(1, code);
        Assert.Equal("""{"name":"math_factorial","arguments":{"number":5}}""", Lines(output)[0]);
        Assert.StartsWith("""{"name":"none","$unsatisfiable":""", Lines(output)[1], StringComparison.Ordinal);
        Assert.Equal("""{"name":"now","arguments":{}}""", Lines(output)[2]);
        Assert.Contains("(standard input)(3,19): warning CM3011", error, StringComparison.Ordinal);
        Assert.StartsWith("""{"name":"math.factorial",""", Run(Tools, "fake", "--tools", "-", "--provider", "gemini").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_is_listed_and_explains_itself()
    {
        var (code, output, _) = Run("", "fake", "--help");
        Assert.Equal(0, code);
        Assert.Contains("--lines", output, StringComparison.Ordinal);
    }

    private static List<string> Lines(string output)
    {
        Assert.EndsWith("\n", output, StringComparison.Ordinal);
        return [.. output[..^1].Split('\n')];
    }

    private static (int Code, string Output, string Error) Run(string input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var code = FakeCommandLine.Run(args, bytes, output, error);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
