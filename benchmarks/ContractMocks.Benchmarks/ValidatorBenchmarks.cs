using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ContractMocks.Compiler.Specs;
using ContractMocks.Schemas;

namespace ContractMocks.Benchmarks;

/// <summary>
/// The schema validator, warm: a chat request of 1.1 KB with two tools by the schema of OpenAI's own document, right and wrong; and a schema by
/// the metaschema of 2020-12, which is all <c>$dynamicRef</c>. Needs <c>CONTRACTMOCKS_CORPUS</c>.
/// </summary>
[MemoryDiagnoser]
public class ValidatorBenchmarks
{
    private SchemaValidator _chat = null!;
    private SchemaValidator _meta = null!;
    private JsonElement _request;
    private JsonElement _wrongRequest;
    private JsonElement _schema;

    [GlobalSetup]
    public void SetUp()
    {
        var corpus = Environment.GetEnvironmentVariable("CONTRACTMOCKS_CORPUS")
            ?? throw new InvalidOperationException("set CONTRACTMOCKS_CORPUS to the corpus folder");
        var path = Path.Combine(corpus, "llm", "openai", "openai-2026-07-15.yaml");
        var input = new SpecInput { Path = path, Text = File.ReadAllText(path), Operations = ["createChatCompletion"] };
        var contract = LoadedContract.From(SpecReader.Read(input, CancellationToken.None).Contract!);
        _chat = contract.Validator(contract.FindOperation("createChatCompletion")!.Body!.Contents[0].Schema);
        _meta = SchemaValidator.Compile("""{"$ref":"https://json-schema.org/draft/2020-12/schema"}""", SchemaOptions.Default);
        _request = JsonElement.Parse(Body("\"user\""));
        _wrongRequest = JsonElement.Parse(Body("\"robot\""));
        _schema = _request.GetProperty("tools")[0].GetProperty("function").GetProperty("parameters");
        if (!_chat.IsValid(_request) || _chat.IsValid(_wrongRequest) || !_meta.IsValid(_schema))
        {
            throw new InvalidOperationException("the requests are not what they are taken for");
        }
    }

    [Benchmark]
    public bool Chat_request() => _chat.IsValid(_request);

    [Benchmark]
    public int Chat_request_with_a_wrong_role_explained() => _chat.Validate(_wrongRequest).Count;

    [Benchmark]
    public bool Schema_by_its_metaschema() => _meta.IsValid(_schema);

    private static string Body(string role) =>
        $$"""
        {
          "model": "gpt-5", "stream": false, "temperature": 0.7, "max_completion_tokens": 512, "seed": 7,
          "messages": [
            { "role": "system", "content": "You are a helpful assistant that answers in one short sentence." },
            { "role": {{role}}, "content": "How is the weather in Paris today, and what is twelve times twelve?" }
          ],
          "tools": [
            { "type": "function", "function": { "name": "get_weather", "description": "Looks up the weather of a city as it is now.",
              "parameters": { "type": "object", "required": ["city", "unit"], "additionalProperties": false,
                "properties": { "city": { "type": "string" }, "unit": { "type": "string", "enum": ["celsius", "fahrenheit"] } } } } },
            { "type": "function", "function": { "name": "calculate", "description": "Works out an arithmetic expression.",
              "parameters": { "type": "object", "required": ["expression"], "additionalProperties": false,
                "properties": { "expression": { "type": "string" } } } } }
          ],
          "tool_choice": "auto", "parallel_tool_calls": true
        }
        """;
}
