using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ContractMocks.Compiler.Specs;
using ContractMocks.Schemas;

namespace ContractMocks.Benchmarks;

/// <summary>
/// Fakes: the arguments of a typical tool with five parameters (to reach: 30 µs), warm, each time with another seed; the same with the schema
/// compiled first; and a chat request by OpenAI's own document. Needs <c>CONTRACTMOCKS_CORPUS</c>.
/// </summary>
[MemoryDiagnoser]
public class FakerBenchmarks
{
    private const string Tool =
        """
        {"type":"object","required":["city","unit","days"],"additionalProperties":false,"properties":{
          "city":{"type":"string","description":"The city, e.g. Paris"},
          "unit":{"type":"string","enum":["celsius","fahrenheit"]},
          "days":{"type":"integer","description":"How many days ahead","minimum":1,"maximum":14},
          "start_date":{"type":"string","format":"date"},
          "alerts":{"type":"array","items":{"type":"boolean"},"maxItems":3}}}
        """;

    private readonly SchemaFaker _tool = SchemaFaker.Compile(Tool);
    private SchemaDocument _document = null!;
    private JsonElement _chat;
    private int _seed;

    [GlobalSetup]
    public void SetUp()
    {
        var corpus = Environment.GetEnvironmentVariable("CONTRACTMOCKS_CORPUS")
            ?? throw new InvalidOperationException("set CONTRACTMOCKS_CORPUS to the corpus folder");
        var path = Path.Combine(corpus, "llm", "openai", "openai-2026-07-15.yaml");
        var input = new SpecInput { Path = path, Text = File.ReadAllText(path), Operations = ["createChatCompletion"] };
        _document = LoadedContract.From(SpecReader.Read(input, CancellationToken.None).Contract!).Schemas;
        _chat = JsonElement.Parse("""{"$ref":"#/schemas/CreateChatCompletionRequest"}""");
        var validator = SchemaValidator.Compile(_chat, _document);
        if (!SchemaValidator.Compile(Tool).IsValid(Encoding.UTF8.GetBytes(Tool_call()))
            || !validator.IsValid(Encoding.UTF8.GetBytes(Chat_request())))
        {
            throw new InvalidOperationException("the fakes do not fit their schemas");
        }
    }

    [Benchmark]
    public string Tool_call() => _tool.Make(new FakeOptions { Seed = ++_seed });

    [Benchmark]
    public string Tool_call_of_a_schema_never_seen() => SchemaFaker.Compile(Tool).Make(new FakeOptions { Seed = ++_seed });

    [Benchmark]
    public string Chat_request() => SchemaFaker.Fake(_chat, _document, ++_seed);
}
