using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Fakes;

/// <summary>The tools of the Berkeley function calling benchmark: schemas as people write them for models.</summary>
public sealed class ToolCorpusTests
{
    [Theory]
    [InlineData("tools/bfcl/BFCL_v4_simple_python.json")]
    [InlineData("tools/bfcl/BFCL_v4_multiple.json")]
    public void Tools_get_valid_arguments(string file)
    {
        var schemas = File.ReadLines(Repository.CorpusFile(file)).SelectMany(Schemas).Take(400).ToList();

        Assert.True(schemas.Count >= 200, $"only {schemas.Count} schemas");
        foreach (var schema in schemas)
        {
            var validator = SchemaValidator.Compile(schema);
            var fake = SchemaFaker.Fake(schema, seed: 5);
            var completed = JsonDocument.Parse(SchemaFaker.Complete(schema, "{}", seed: 5)).RootElement;

            Assert.True(validator.IsValid(JsonDocument.Parse(fake).RootElement), $"{schema}\n{fake}");
            Assert.True(validator.IsValid(completed), $"{schema}\n{completed}");
            Assert.Equal(SchemaReader.Read(schema).Required.Order(), completed.EnumerateObject().Select(property => property.Name).Order());
        }
    }

    private static IEnumerable<string> Schemas(string line)
    {
        var functions = JsonNode.Parse(line)!["function"]!.AsArray();
        foreach (var function in functions)
        {
            var parameters = function!["parameters"]!;
            Rename(parameters);
            yield return parameters.ToJsonString();
        }
    }

    // The benchmark speaks of Python's types.
    private static void Rename(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema["type"] is JsonValue type && type.TryGetValue<string>(out var name))
            {
                schema["type"] = name switch { "dict" => "object", "float" => "number", "tuple" => "array", _ => name };
            }

            foreach (var member in schema.ToList())
            {
                Rename(member.Value);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Rename(item);
            }
        }
    }
}
